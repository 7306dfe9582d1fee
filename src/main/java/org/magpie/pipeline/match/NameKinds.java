package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.QualityOrigin.Origin;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.VideoTags;
import org.magpie.pipeline.parse.word.KindByExtension;

/**
 * Says as which kinds a name is read whose kind nobody has told, the likeliest first: by the ending of a file, else by its tags. A
 * format of sound or text without anything of a picture is music or a book, "24-96" then no run of episodes.
 */
final class NameKinds {
    private final ReleaseReader reader;

    NameKinds(ReleaseReader reader) {
        this.reader = reader;
    }

    List<MediaKind> of(String name) {
        List<MediaKind> byEnding = KindByExtension.of(name);
        return byEnding.contains(MediaKind.MOVIE) ? byTags(name, byEnding) : byEnding;
    }

    @SuppressWarnings("IllegalCatch") // a name over which a reader stumbles is told of where it is read
    private List<MediaKind> byTags(String name, List<MediaKind> byEnding) {
        try {
            return isVideo(name) ? byEnding : byFormat(name, byEnding);
        } catch (RuntimeException | StackOverflowError bug) {
            return byEnding;
        }
    }

    private List<MediaKind> byFormat(String name, List<MediaKind> otherwise) {
        List<MediaKind> byFormat = new ArrayList<>();
        for (MediaKind kind : List.of(MediaKind.MUSIC, MediaKind.BOOK)) {
            if (reader.read(name, kind)
                    .filter(read -> read.origin().format() == Origin.NAME)
                    .isPresent()) {
                byFormat.add(kind);
            }
        }
        return byFormat.isEmpty() ? otherwise : byFormat;
    }

    /** Whether a name tells of a picture, or of a season. */
    private boolean isVideo(String name) {
        Optional<ParsedRelease> film = reader.read(name, MediaKind.MOVIE);
        Optional<ParsedRelease> series = reader.read(name, MediaKind.SERIES);
        return film.filter(NameKinds::hasPicture).isPresent()
                || series.filter(read -> hasPicture(read)
                                || !read.numbers().seasons().isEmpty()
                                || read.numbers().airDate() != null)
                        .isPresent();
    }

    private static boolean hasPicture(ParsedRelease read) {
        VideoTags video = read.video();
        return read.origin().source() == Origin.NAME
                || read.origin().resolution() == Origin.NAME
                || !video.videoCodec().isEmpty()
                || !video.hdr().isEmpty()
                || !video.service().isEmpty();
    }
}
