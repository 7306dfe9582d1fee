package org.magpie.pipeline.importing.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.magpie.base.error.Message;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;
import org.magpie.pipeline.importing.content.FileNameCheck.Fit;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.PathReader;

/** Finds which file is which episode of what was taken. */
public final class EpisodeContents implements Contents {
    private final ReleaseReader reader;
    private final PathReader paths;
    private final Matching matching;
    private final RunningTime time;

    /**
     * @param paths reads a name together with that of its folder
     * @param matching knows how releases number the episodes of a title
     * @param seconds how long a file lasts; empty where nobody can tell
     */
    public EpisodeContents(
            ReleaseReader reader, PathReader paths, Matching matching, Function<Path, OptionalDouble> seconds) {
        this.reader = reader;
        this.paths = paths;
        this.matching = matching;
        this.time = new RunningTime(seconds);
    }

    @Override
    public List<Finding> read(Grabbed grabbed, DownloadFiles files) {
        FileNameCheck names = new FileNameCheck(reader, grabbed);
        Optional<ParsedRelease> release = reader.read(grabbed.releaseName(), MediaKind.SERIES);
        Map<Found, Finding> found = new LinkedHashMap<>();
        for (Found video : files.videos()) {
            found.put(video, finding(grabbed, files, video, names, release));
        }
        Map<Long, Found> holders = new LinkedHashMap<>();
        Comparator<Found> best = Comparator.comparingInt((Found video) -> likeness(video, grabbed, release))
                .thenComparingLong(Found::bytes)
                .reversed();
        for (Found video : files.videos().stream().sorted(best).toList()) {
            Finding finding = found.get(video);
            if (finding == null || !finding.isFit()) {
                continue;
            }
            if (finding.itemIds().stream().anyMatch(holders::containsKey)) {
                found.put(video, Finding.unclear(video, Message.of("import.by-hand.second")));
            } else {
                finding.itemIds().forEach(item -> holders.put(item, video));
            }
        }
        return new ArrayList<>(found.values());
    }

    /** How much a file's name is like that of the release, so that of two files of one episode the one that was meant is taken. */
    private int likeness(Found video, Grabbed grabbed, Optional<ParsedRelease> release) {
        if (ComparisonForm.loose(video.stem()).equals(ComparisonForm.loose(grabbed.releaseName()))) {
            return 3;
        }
        Optional<ParsedRelease> own = reader.read(video.stem(), MediaKind.SERIES);
        boolean quality = own.isPresent()
                && release.isPresent()
                && own.get().quality() != Quality.UNKNOWN
                && own.get().quality() == release.get().quality();
        String group = own.map(ParsedRelease::group).orElse("");
        boolean by = !group.isEmpty()
                && group.equalsIgnoreCase(release.map(ParsedRelease::group).orElse(""));
        return (quality ? 1 : 0) + (by ? 1 : 0);
    }

    private Finding finding(
            Grabbed grabbed, DownloadFiles files, Found video, FileNameCheck names, Optional<ParsedRelease> release) {
        String name = files.name(video.path());
        String title = grabbed.title().name();
        Fit fit = NamesAbove.fit(names, files, video);
        if (fit == Fit.OTHER) {
            return Finding.other(video, Message.of("import.other.title", name, title));
        }
        if (fit == Fit.UNCLEAR) {
            return Finding.unclear(video, Message.of("import.unclear-name", name, title));
        }
        Optional<ParsedRelease> read = read(files, video);
        Finding finding = read.isPresent() && hasNumbers(read.get().numbers())
                ? numbered(grabbed, video, name, read.get(), release)
                : unnumbered(grabbed, files, video, name, release);
        if (!finding.isFit()) {
            return finding;
        }
        return time.objection(video, grabbed.title(), finding.itemIds())
                .map(why -> Finding.unclear(video, why))
                .orElse(finding);
    }

    /** The file's own name first, then with its folder, then those above. */
    private Optional<ParsedRelease> read(DownloadFiles files, Found video) {
        List<String> names = NamesAbove.of(files, video);
        Optional<ParsedRelease> own = names.size() > 1
                ? paths.read(names.get(1) + "/" + names.getFirst() + "." + video.extension(), MediaKind.SERIES)
                : reader.read(names.getFirst(), MediaKind.SERIES);
        if (own.isPresent() && hasNumbers(own.get().numbers())) {
            return own;
        }
        // A folder that names one episode speaks for its only film; one that names a season does not say which of it.
        return names.stream()
                .skip(1)
                .flatMap(name -> reader.read(name, MediaKind.SERIES).stream())
                .filter(each -> hasNumbers(each.numbers()) && files.videos().size() == 1)
                .findFirst();
    }

    private static boolean hasNumbers(Numbers numbers) {
        return !numbers.episodes().isEmpty() || !numbers.absolute().isEmpty() || numbers.airDate() != null;
    }

    private Finding numbered(
            Grabbed grabbed, Found video, String name, ParsedRelease read, Optional<ParsedRelease> release) {
        String title = grabbed.title().name();
        Matching.Held held = matching.held(read, grabbed.title());
        if (release.isPresent() && isSame(read, release.get()) && isSaid(grabbed, read.numbers(), held)) {
            // What the release was taken for is what a file of the same number holds, however releases count.
            return Finding.fits(video, grabbed.itemIds(), Message.of("import.by-hand.as-taken", title));
        }
        if (read.numbers().split()) {
            return Finding.unclear(video, Message.of("import.part-of-episode", name));
        }
        if (held.itemIds().isEmpty()) {
            return Finding.unclear(video, held.problem().orElseGet(() -> Message.of("import.unmatched", title)));
        }
        if (!held.certain()) {
            return Finding.unclear(
                    video, held.problem().orElseGet(() -> Message.of("import.unclear-name", name, title)));
        }
        if (Collections.disjoint(held.itemIds(), grabbed.itemIds())) {
            return Finding.other(video, Message.of("import.other.episode", name, title));
        }
        return Finding.fits(video, held.itemIds(), Message.of("import.by-hand.as-taken", title));
    }

    /** Unless the name of a special is that of another one, or a day has several episodes and nobody has said which it is. */
    private static boolean isSaid(Grabbed grabbed, Numbers numbers, Matching.Held held) {
        if (numbers.airDate() != null && !held.certain()) {
            return grabbed.itemIds().size() == 1;
        }
        boolean special = numbers.seasons().contains(0);
        return !special || !held.certain() || !Collections.disjoint(held.itemIds(), grabbed.itemIds());
    }

    private static boolean isSame(ParsedRelease one, ParsedRelease other) {
        return one.numbers().seasons().equals(other.numbers().seasons())
                && one.numbers().episodes().equals(other.numbers().episodes())
                && one.numbers().absolute().equals(other.numbers().absolute())
                && Objects.equals(one.numbers().airDate(), other.numbers().airDate())
                && one.numbers().dailyPart() == other.numbers().dailyPart()
                && !one.numbers().split();
    }

    /** A lone file needs no number where the release has said which episodes it is. */
    private static Finding unnumbered(
            Grabbed grabbed, DownloadFiles files, Found video, String name, Optional<ParsedRelease> release) {
        String title = grabbed.title().name();
        boolean said = release.isEmpty()
                || hasNumbers(release.get().numbers())
                || grabbed.itemIds().size() == 1;
        return files.videos().size() == 1 && said
                ? Finding.fits(video, grabbed.itemIds(), Message.of("import.by-hand.as-taken", title))
                : Finding.unclear(video, Message.of("import.no-number", name));
    }
}
