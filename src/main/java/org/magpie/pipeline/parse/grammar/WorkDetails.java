package org.magpie.pipeline.parse.grammar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.VideoTags;
import org.magpie.pipeline.parse.WorkReading;
import org.magpie.pipeline.parse.part.GroupReader;
import org.magpie.pipeline.parse.part.RevisionReader;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.WordMeaning;
import org.magpie.pipeline.parse.work.WorkWords;

/**
 * What a name of music or a book says beside the work itself.
 *
 * @param origin where the format was learnt
 * @param group null when none is stated
 * @param hash checksum in the name, null when none is stated
 */
public record WorkDetails(
        Quality quality,
        QualityOrigin origin,
        Revision revision,
        @Nullable String group,
        @Nullable String hash) {

    static WorkDetails read(TokenMeanings meanings, WorkWords words, Quality quality, QualityOrigin.Origin format) {
        return new WorkDetails(
                quality,
                QualityOrigin.ofFormat(format),
                revision(meanings, quality),
                GroupReader.readOfWork(meanings)
                        .map(WorkDetails::withoutYear)
                        .filter(group -> !words.isBeside(group))
                        .or(() -> GroupReader.behindYear(meanings))
                        .orElse(null),
                GroupReader.hash(meanings.tokens()).orElse(null));
    }

    /** "V2" behind MP3 is how it was coded, not that it was mended. */
    private static Revision revision(TokenMeanings meanings, Quality quality) {
        Revision revision = RevisionReader.read(meanings);
        boolean coded = quality == Quality.MP3_VBR_V2 && !revision.repack() && !saysProper(meanings);
        return coded ? new Revision(1, revision.real(), false) : revision;
    }

    private static boolean saysProper(TokenMeanings meanings) {
        for (int index = 0; index < meanings.tokens().size(); index++) {
            WordMeaning meaning = meanings.at(index, Subject.REVISION);
            if (meaning != null && meaning.means("proper")) {
                return true;
            }
        }
        return false;
    }

    /** Music has the year where series have the codec, so that "2018-GROUP" looks like a group of two parts. */
    private static String withoutYear(String group) {
        boolean year = group.length() > 5 && group.charAt(4) == '-' && Characters.number(group, 0, 4) > 0;
        return year ? group.substring(5) : group;
    }

    ParsedRelease of(MediaKind kind, String name, WorkReading work) {
        return new ParsedRelease(
                kind,
                name,
                work.work(),
                List.of(work.work()),
                work.year(),
                ParsedRelease.Numbers.NONE,
                quality,
                origin,
                revision,
                Set.of(),
                group,
                hash,
                work.edition(),
                null,
                Map.of(),
                work.creator(),
                VideoTags.NONE);
    }
}
