package org.magpie.pipeline.importing.players;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.layout.FilmLayout;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.SeriesLayout;
import org.magpie.pipeline.importing.layout.Sidecars;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.grammar.PathReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/** What is written is what a scan reads, whatever the videos are called. */
class ReadBackTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard();

    @TempDir
    private Path folder;

    private PlayersFixture world;

    @BeforeEach
    void open() {
        world = new PlayersFixture(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<TitleGroup> scanned(MediaKind kind, TitleLayout layout) {
        Path root = world.root(kind);
        Sidecars sidecars = new Sidecars(path -> {
            try {
                return Optional.of(Files.readAllBytes(root.resolve(path)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        List<FoundFile> files = new ArrayList<>();
        for (String path : world.disk(kind)) {
            FoundFile file = new FoundFile(path, 1, 1, null, false);
            if (Sidecars.isSidecar(file.name())) {
                sidecars.add(file.folder(), file.name());
            } else if (layout.isMedia(file.name())) {
                files.add(file);
            }
        }
        return layout.group(files, sidecars);
    }

    @Test
    void a_film_is_known_by_its_ids_title_and_year() {
        for (PlayerDialect dialect : PlayerDialect.values()) {
            world.on(MediaKind.MOVIE, dialect);
            String name = "千と <千尋> & \"" + dialect + "\"";
            long title = world.title(MediaKind.MOVIE, name, 2001, dialect.name());
            world.knownAs(title, "tmdb", "129");
            world.knownAs(title, "imdb", "tt0245429");
            world.file(MediaKind.MOVIE, title, dialect + "/whatever.mkv", world.film(title));
            TitleGroup group = scanned(MediaKind.MOVIE, new FilmLayout(new GrammarReader(VOCABULARY))).stream()
                    .filter(each -> each.path().startsWith(dialect.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(group.ids()).isEqualTo(Map.of("tmdb", "129", "imdb", "tt0245429"));
            assertThat(group.clues().getFirst().name()).isEqualTo(name);
            assertThat(group.clues().getFirst().year()).isEqualTo(2001);
        }
    }

    @Test
    void episodes_are_known_by_their_numbers_where_their_names_say_none() {
        for (PlayerDialect dialect : PlayerDialect.values()) {
            world.on(MediaKind.SERIES, dialect);
            long title = world.title(MediaKind.SERIES, "Quiet " + dialect, 2001, dialect.name());
            world.knownAs(title, "tvdb", "79168");
            long one = world.episode(title, 2, 4, "One <1>");
            long two = world.episode(title, 2, 5, "Two");
            long three = world.episode(title, 0, 1, "Special");
            world.file(MediaKind.SERIES, title, dialect + "/both of them.mkv", one, two);
            world.file(MediaKind.SERIES, title, dialect + "/the special one.mkv", three);
            TitleGroup group = scanned(
                            MediaKind.SERIES,
                            new SeriesLayout(
                                    new GrammarReader(VOCABULARY), new PathReader(new VideoReader(VOCABULARY))))
                    .stream()
                    .filter(each -> each.folder().equals(dialect.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(group.ids()).isEqualTo(Map.of("tvdb", "79168"));
            assertThat(group.clues().getFirst().name()).isEqualTo("Quiet " + dialect);
            assertThat(group.files())
                    .extracting(
                            each -> each.file().name(),
                            each -> each.parsed() == null
                                    ? null
                                    : each.parsed().numbers().seasons(),
                            each -> each.parsed() == null
                                    ? null
                                    : each.parsed().numbers().episodes())
                    .containsExactlyInAnyOrder(
                            tuple("both of them.mkv", List.of(2), List.of(4, 5)),
                            tuple("the special one.mkv", List.of(0), List.of(1)));
        }
    }

    @Test
    void what_names_say_counts_before_what_lies_beside_them() {
        world.on(MediaKind.SERIES, PlayerDialect.KODI);
        PlayersFixture.write(
                world.root(MediaKind.SERIES).resolve("Quiet Coast/Quiet Coast S01E02.nfo"),
                "<episodedetails><season>7</season><episode>7</episode></episodedetails>");
        PlayersFixture.write(world.root(MediaKind.SERIES).resolve("Quiet Coast/Quiet Coast S01E02.mkv"), "x");
        TitleGroup group = scanned(
                        MediaKind.SERIES,
                        new SeriesLayout(new GrammarReader(VOCABULARY), new PathReader(new VideoReader(VOCABULARY))))
                .getFirst();
        assertThat(group.files().getFirst().parsed())
                .satisfies(parsed -> assertThat(parsed.numbers().episodes()).containsExactly(2));
    }
}
