package org.magpie.pipeline.importing.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.VideoFormats;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.ReleaseReader;

/** Reads the names of films, episodes and the folders around them. Without state of its own. */
final class VideoNames {
    private static final Set<String> DISCS = Set.of("video_ts", "bdmv", "hvdvd_ts");
    private static final Pattern PART_FOLDER =
            Pattern.compile("(?:cd|dvd|disc|disk)[ ._-]?\\d{1,2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("^(.*\\S)\\s*[(\\[]((?:18|19|20)\\d{2})[)\\]]\\s*$");
    private static final Pattern LEADING_YEAR =
            Pattern.compile("^[(\\[]?((?:19|20)\\d{2})[)\\]]?[ ._]*(?:[-–][ ._]*|(?<=[)\\]][ ._]{0,3}))(\\S.*)$");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\d{1,3}\\s*[-.)]\\s+(\\S.*)$");
    private static final Pattern BRACKETS = Pattern.compile("[\\[({][^\\[\\](){}]*[\\])}]");
    /** What stands in for a name that says no title, so that the grammar of series reads a bare name as one. */
    private static final String SOME_EPISODE = " S01E01";

    private final ReleaseReader reader;

    VideoNames(ReleaseReader reader) {
        this.reader = reader;
    }

    static boolean isMedia(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean named = ending.length() < name.length();
        return named && (VideoFormats.isVideo(ending) || ending.equals("iso") || ending.equals("img"));
    }

    static boolean isDisc(String folder) {
        return DISCS.contains(folder.toLowerCase(Locale.ROOT));
    }

    /** Whether a folder holds one part of a film, such as {@code CD1}. */
    static boolean isPartOfFilm(String folder) {
        return PART_FOLDER.matcher(folder.strip()).matches();
    }

    Optional<ParsedRelease> read(String name, MediaKind kind) {
        return reader.read(name, kind);
    }

    /** What the name of a film's file or folder says of its title; empty where it says none. */
    Optional<TitleClue> film(String name, String ending) {
        String bare = NameIds.without(name);
        Matcher plain = PLAIN.matcher(bare);
        if (plain.matches()) {
            return Optional.of(clue(plain.group(1), Integer.parseInt(plain.group(2)), true));
        }
        Optional<ParsedRelease> read = reader.read(bare + ending, MediaKind.MOVIE);
        boolean dated = read.isPresent() && read.get().year() != null;
        Matcher leading = LEADING_YEAR.matcher(bare);
        if (!dated && leading.matches()) {
            String rest = leading.group(2);
            String title = reader.read(rest + ".mkv", MediaKind.MOVIE)
                    .map(ParsedRelease::title)
                    .filter(said -> !said.isBlank())
                    .orElse(rest);
            return Optional.of(clue(title, Integer.parseInt(leading.group(1)), false));
        }
        Optional<TitleClue> stated = (read.isPresent() ? read : reader.read(bare + ".mkv", MediaKind.MOVIE))
                .filter(parsed -> !parsed.title().isBlank())
                .map(parsed -> clue(
                        parsed.titles(),
                        parsed.year(),
                        parsed.year() != null && parsed.titles().size() == 1));
        return stated.or(
                () -> Optional.of(BRACKETS.matcher(bare).replaceAll(" ").strip())
                        .filter(rest -> !rest.isEmpty())
                        .map(rest -> clue(rest, null, false)));
    }

    /** What the name of a series' folder says of its title; empty where it says none, as "Season 1" does. */
    Optional<TitleClue> series(String folder) {
        String bare = NameIds.without(folder);
        Matcher plain = PLAIN.matcher(bare);
        if (plain.matches()) {
            return Optional.of(clue(plain.group(1), Integer.parseInt(plain.group(2)), true));
        }
        Optional<ParsedRelease> pack = reader.read(bare, MediaKind.SERIES);
        if (pack.isPresent()
                && !pack.get().title().isBlank()
                && !pack.get().numbers().seasons().isEmpty()) {
            return pack.map(VideoNames::clueOf);
        }
        return reader.read(bare + SOME_EPISODE, MediaKind.SERIES)
                .filter(read -> !read.title().isBlank())
                .map(VideoNames::clueOf);
    }

    /** What a name that was read says of its title. */
    static TitleClue clueOf(ParsedRelease parsed) {
        return clue(
                parsed.titles().isEmpty() ? List.of(parsed.title()) : parsed.titles(),
                parsed.year(),
                parsed.year() != null);
    }

    private static TitleClue clue(String name, @Nullable Integer year, boolean isPlain) {
        return clue(List.of(name), year, isPlain);
    }

    private static TitleClue clue(List<String> names, @Nullable Integer year, boolean isPlain) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            String stated = withoutYear(name, year);
            Matcher number = LEADING_NUMBER.matcher(stated);
            if (!stated.isBlank() && !all.contains(stated)) {
                all.add(stated);
            }
            if (number.matches() && !all.contains(number.group(1))) {
                all.add(number.group(1));
            }
        }
        return TitleClue.ofName(all.isEmpty() ? names : all, year, isPlain && all.size() == 1);
    }

    /** The grammar of series keeps a year as a part of the title. */
    private static String withoutYear(String name, @Nullable Integer year) {
        if (year == null) {
            return name.strip();
        }
        Matcher plain = PLAIN.matcher(name);
        if (plain.matches() && Integer.parseInt(plain.group(2)) == year) {
            return plain.group(1).strip();
        }
        String behind = " " + year;
        return name.endsWith(behind) && name.length() > behind.length()
                ? name.substring(0, name.length() - behind.length()).strip()
                : name.strip();
    }

    /** The file's own reading, with what the folder says of quality, group and such where the file says nothing of it. */
    static ParsedRelease joined(ParsedRelease file, @Nullable ParsedRelease folder) {
        if (folder != null
                && folder.origin().source() == QualityOrigin.Origin.NAME
                && file.origin().source() != QualityOrigin.Origin.NAME) {
            return folder.with(file.numbers());
        }
        return file;
    }

    static Quality discQuality(String folder) {
        return folder.equalsIgnoreCase("video_ts") ? Quality.DVD : Quality.BR_DISK;
    }
}
