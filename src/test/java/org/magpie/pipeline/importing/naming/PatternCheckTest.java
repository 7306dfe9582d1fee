package org.magpie.pipeline.importing.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

class PatternCheckTest {
    private final PatternCheck check = new PatternCheck(new GrammarReader(Vocabulary.standard()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERIES | {Series Title} - {Episode Title}             | naming.problem.unidentified.series",
                "SERIES | {Series Title} S{season:00}E{episod:00}      | naming.problem.unknownToken",
                "SERIES | {Series Title} S{season:00}E{episode:00      | naming.problem.brackets",
                "SERIES | {Series Title} season {season} ep {episode}{absolute} | naming.problem.unreadable",
                "MOVIE  | {Release Year} {[Quality Full]}              | naming.problem.unidentified.movie",
                "MOVIE  | {Quality Full} {Movie Title}                 | naming.problem.unreadable",
                "MOVIE  | {Movie Title}: {Release Year}                | naming.problem.illegal",
                "MUSIC  | {Artist Name} {Album Title}                  | naming.problem.unidentified.music",
                "BOOK   | {Author Name}                                | naming.problem.unidentified.book",
            })
    void aPatternThatWouldLoseFilesIsToldInASentence(MediaKind kind, String pattern, String key) {
        List<Message> problems =
                check.problemsOfFile(NamingPattern.parse(pattern, kind), Numbering.STANDARD, NamingRules.DEFAULT);
        assertThat(problems).extracting(Message::key).contains(key);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("ru"))) {
            assertThat(new Texts(locale).say(problems.getFirst())).isNotBlank().doesNotStartWith("naming.");
        }
    }

    @Test
    void foldersAreCheckedForWhatPutsEverythingIntoOne() {
        assertThat(keys(check.problemsOfFolder(pattern("{Movie CollectionThe}"))))
                .containsExactly("naming.problem.folderWithoutTitle");
        assertThat(check.problemsOfFolder(pattern("{Movie Title:30}"))).isEmpty();
        assertThat(check.problemsOfFolder(pattern("{Movie TitleFirstCharacter}/{Movie CleanTitle} ({Release Year})")))
                .isEmpty();
        assertThat(keys(check.problemsOfSeasonFolder(NamingPattern.parse("Season", MediaKind.SERIES))))
                .containsExactly("naming.problem.seasonFolderWithoutSeason");
        assertThat(check.problemsOfSeasonFolder(NamingPattern.parse("", MediaKind.SERIES)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MediaKind.class)
    void everyPresetPassesItsOwnCheck(MediaKind kind) {
        for (NamingPreset preset : new NamingPresets().all()) {
            NamingScheme scheme = preset.scheme(kind);
            assertThat(check.problemsOfFile(scheme.file(), Numbering.STANDARD, NamingRules.DEFAULT))
                    .as("%s %s file", preset.id(), kind)
                    .isEmpty();
            assertThat(check.problemsOfFile(scheme.daily(), Numbering.DAILY, NamingRules.DEFAULT))
                    .as("%s %s daily", preset.id(), kind)
                    .isEmpty();
            assertThat(check.problemsOfFile(scheme.anime(), Numbering.ANIME, NamingRules.DEFAULT))
                    .as("%s %s anime", preset.id(), kind)
                    .isEmpty();
            assertThat(check.problemsOfFolder(scheme.folder())).isEmpty();
            assertThat(check.problemsOfSeasonFolder(scheme.season())).isEmpty();
        }
    }

    private static NamingPattern pattern(String text) {
        return NamingPattern.parse(text, MediaKind.MOVIE);
    }

    private static List<String> keys(List<Message> problems) {
        return problems.stream().map(Message::key).toList();
    }
}
