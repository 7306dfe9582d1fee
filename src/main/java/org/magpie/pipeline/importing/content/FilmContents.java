package org.magpie.pipeline.importing.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;
import org.magpie.pipeline.importing.content.FileNameCheck.Fit;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/** Finds the one file that is the film which was taken. */
public final class FilmContents implements Contents {
    /** A video that is so many times as large as any other is the film among its extras. */
    private static final int FILM_TO_EXTRAS = 10;

    private static final int FILM_TO_SHORTS = 4;
    /** "CD1", "part 1 of 2", "2of3": a piece of a film that was cut. */
    private static final Pattern PIECE = Pattern.compile("(?i)(?:^|[ ._\\-(\\[])"
            + "(?:(?:cd|disc|disk|dvd)[ ._-]?[1-9]|(?:(?:part|pt|vol|cd|disc|disk|dvd|reel)[ ._-]?)?[1-9][ ._-]?of[ ._-]?[2-9])"
            + "(?=$|[ ._\\-)\\]])");
    /** "Part 1" behind the name of a film that is not called so. */
    private static final Pattern PART = Pattern.compile(
            "(?iu)(?:^|[ ._\\-(\\[])(?:part|pt|teil|parte|partie|deel|reel|часть)[ ._-]?(?:[1-9]|i{1,3}|one|two|three)"
                    + "(?=$|[ ._\\-)\\]])");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** A word that counts: "part2", "pt1", "b", "2of3", "2". */
    private static final Pattern COUNTED =
            Pattern.compile("(?:cd|disc|disk|dvd|part|pt|vol|reel)?0*(?:[1-9]|[a-d]|i{1,3}|one|two|three)(?:of[1-9])?");

    private final ReleaseReader reader;
    private final RunningTime time;

    /**
     * @param seconds how long a file lasts; empty where nobody can tell
     */
    public FilmContents(ReleaseReader reader, Function<Path, OptionalDouble> seconds) {
        this.reader = reader;
        this.time = new RunningTime(seconds);
    }

    @Override
    public List<Finding> read(Grabbed grabbed, DownloadFiles files) {
        FileNameCheck names = new FileNameCheck(reader, grabbed);
        Map<Fit, List<Found>> by = new EnumMap<>(Fit.class);
        for (Found video : files.videos()) {
            by.computeIfAbsent(NamesAbove.fit(names, files, video), none -> new ArrayList<>())
                    .add(video);
        }
        Map<Found, Finding> found = new LinkedHashMap<>();
        List<Found> own = new ArrayList<>(of(by, Fit.FITS));
        own.addAll(of(by, Fit.SILENT));
        List<Found> maybe = own.isEmpty() ? of(by, Fit.OTHER) : own;
        parts(grabbed, files, of(by, Fit.FITS).isEmpty() ? maybe : of(by, Fit.FITS))
                .forEach((video, why) -> found.put(video, Finding.unclear(video, why)));
        by.values().forEach(each -> each.removeIf(found::containsKey));
        Optional<Found> film = found.isEmpty() || !of(by, Fit.FITS).isEmpty() ? choose(grabbed, by) : Optional.empty();
        for (Found video : files.videos()) {
            found.computeIfAbsent(video, each -> finding(grabbed, files, each, film, by));
        }
        return files.videos().stream().map(found::get).toList();
    }

    private static List<Found> of(Map<Fit, List<Found>> by, Fit fit) {
        return by.getOrDefault(fit, List.of());
    }

    private Optional<Found> choose(Grabbed grabbed, Map<Fit, List<Found>> by) {
        List<Found> fitting = of(by, Fit.FITS);
        if (!fitting.isEmpty()) {
            return best(grabbed, fitting);
        }
        List<Found> silent = of(by, Fit.SILENT);
        if (!of(by, Fit.UNCLEAR).isEmpty() || !of(by, Fit.OTHER).isEmpty()) {
            return Optional.empty();
        }
        return outstanding(silent, FILM_TO_EXTRAS);
    }

    /** Of several that bear the film's name, the one that bears the release's; never merely the largest of equals. */
    private Optional<Found> best(Grabbed grabbed, List<Found> fitting) {
        String form = ComparisonForm.loose(grabbed.releaseName());
        List<Found> same = fitting.stream()
                .filter(video -> ComparisonForm.loose(video.stem()).equals(form))
                .toList();
        if (same.size() == 1) {
            return Optional.of(same.getFirst());
        }
        Optional<Found> outstanding = outstanding(fitting, FILM_TO_SHORTS);
        if (outstanding.isPresent()) {
            return outstanding;
        }
        Quality wanted = quality(grabbed.releaseName());
        List<Found> alike = fitting.stream()
                .filter(video -> wanted != Quality.UNKNOWN && quality(video.stem()) == wanted)
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private Quality quality(String name) {
        return reader.read(name, MediaKind.MOVIE).map(ParsedRelease::quality).orElse(Quality.UNKNOWN);
    }

    /** The first where it is so many times as large as the second. */
    private static Optional<Found> outstanding(List<Found> videos, int times) {
        boolean alone = videos.size() == 1
                || (videos.size() > 1
                        && videos.get(0).bytes() / times >= videos.get(1).bytes());
        return alone ? Optional.of(videos.getFirst()) : Optional.empty();
    }

    private Finding finding(
            Grabbed grabbed, DownloadFiles files, Found video, Optional<Found> film, Map<Fit, List<Found>> by) {
        String name = files.name(video.path());
        String title = grabbed.title().name();
        if (film.isPresent() && film.get().equals(video)) {
            return time.objection(video, grabbed.title(), grabbed.itemIds())
                    .map(why -> Finding.unclear(video, why))
                    .orElseGet(
                            () -> Finding.fits(video, grabbed.itemIds(), Message.of("import.by-hand.as-taken", title)));
        }
        if (of(by, Fit.OTHER).contains(video)) {
            return Finding.other(video, Message.of("import.other.title", name, title));
        }
        if (film.isPresent()) {
            return Finding.unclear(video, Message.of("import.by-hand.second"));
        }
        boolean several = of(by, Fit.FITS).size() > 1 || of(by, Fit.SILENT).size() > 1;
        return Finding.unclear(
                video, several ? Message.of("import.several", title) : Message.of("import.unclear-name", name, title));
    }

    /** Files that are pieces of one film, each with the sentence that says so. */
    private static Map<Found, Message> parts(Grabbed grabbed, DownloadFiles files, List<Found> videos) {
        boolean called = PART.matcher(grabbed.releaseName()).find()
                || PART.matcher(grabbed.title().name()).find()
                || grabbed.title().aliases().stream()
                        .anyMatch(alias -> PART.matcher(alias).find());
        Map<Found, Message> parts = new LinkedHashMap<>();
        for (Found video : videos) {
            boolean part = !called && PART.matcher(video.stem()).find();
            if (part || says(PIECE, video, grabbed)) {
                parts.put(video, Message.of("import.part-of-film", files.name(video.path())));
            }
        }
        for (Found one : videos) {
            for (Found other : videos) {
                if (!one.equals(other) && isNextPart(one.stem(), other.stem())) {
                    parts.put(one, Message.of("import.part-of-film", files.name(one.path())));
                }
            }
        }
        return parts;
    }

    /** A film may be called so itself. */
    private static boolean says(Pattern what, Found video, Grabbed grabbed) {
        return what.matcher(video.stem()).find()
                && !what.matcher(grabbed.title().name()).find();
    }

    /** Whether two names are the same but for one word that counts. */
    private static boolean isNextPart(String one, String other) {
        List<String> left = words(one);
        List<String> right = words(other);
        if (left.size() != right.size()) {
            return false;
        }
        Set<Integer> apart = new HashSet<>();
        for (int at = 0; at < left.size(); at++) {
            if (!left.get(at).equals(right.get(at))) {
                apart.add(at);
            }
        }
        return apart.size() == 1
                && apart.stream()
                        .allMatch(at -> COUNTED.matcher(left.get(at)).matches()
                                && COUNTED.matcher(right.get(at)).matches());
    }

    private static List<String> words(String name) {
        return NO_LETTERS.splitAsStream(name.toLowerCase(Locale.ROOT)).toList();
    }
}
