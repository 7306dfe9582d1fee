package org.magpie.pipeline.parse.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.series.Mark;
import org.magpie.pipeline.parse.series.SeasonEpisodeScanner;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Extensions;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * Reads a whole file path. The file name speaks first; where it says too little, as "03 Pilot.mkv" or an obfuscated name does,
 * the folder around it is asked.
 */
public final class PathReader {
    private final VideoReader reader;
    private final SeriesWords words = new SeriesWords();

    public PathReader(VideoReader reader) {
        this.reader = reader;
    }

    /**
     * @param path with slashes of either kind; nothing is looked up on disk
     * @return empty when neither file nor folder can be read
     */
    public Optional<ParsedRelease> read(String path, MediaKind kind) {
        String[] parts = path.replace('\\', '/').split("/", -1);
        String file = parts[parts.length - 1];
        String folder = parts.length > 1 ? parts[parts.length - 2] : "";
        if (folder.isBlank()) {
            return reader.read(file, kind);
        }
        return kind == MediaKind.SERIES ? series(file, folder) : movie(file, folder, kind);
    }

    private Optional<ParsedRelease> movie(String file, String folder, MediaKind kind) {
        return reader.read(file, kind).or(() -> reader.read(folder + extension(file), kind));
    }

    private Optional<ParsedRelease> series(String file, String folder) {
        Optional<ParsedRelease> own = reader.read(file, MediaKind.SERIES);
        if (own.isPresent() && isSure(own.get())) {
            return own;
        }
        Optional<Integer> season = seasonOf(folder);
        if (season.isPresent()) {
            Optional<ParsedRelease> joined = inSeasonFolder(file, season.get());
            if (joined.isPresent()) {
                return joined;
            }
        }
        Optional<ParsedRelease> byFolder = reader.read(folder + extension(file), MediaKind.SERIES);
        if (byFolder.isPresent() && numberOfFile(file).isPresent()) {
            Optional<ParsedRelease> one =
                    oneOf(byFolder.get(), numberOfFile(file).get());
            if (one.isPresent()) {
                return one;
            }
        }
        if (byFolder.isPresent() && hasEpisodes(byFolder.get())) {
            return byFolder;
        }
        return own.or(() -> reader.read(folder + " " + file, MediaKind.SERIES)).or(() -> byFolder);
    }

    private static boolean isSure(ParsedRelease release) {
        Numbers numbers = release.numbers();
        return (!numbers.seasons().isEmpty() && !numbers.episodes().isEmpty() && !isGuess(release))
                || numbers.airDate() != null;
    }

    /** Season and episode glued together in a number are only a guess. */
    private static boolean isGuess(ParsedRelease release) {
        return release.title().isEmpty()
                && !release.name().toLowerCase(Locale.ROOT).contains("e")
                && release.name().indexOf('x') < 0;
    }

    private static boolean hasEpisodes(ParsedRelease release) {
        return !release.numbers().episodes().isEmpty()
                || !release.numbers().absolute().isEmpty()
                || release.numbers().airDate() != null;
    }

    /** The season of a folder that is named "Season 2", "Season 2 - Title" or "S02". */
    private Optional<Integer> seasonOf(String folder) {
        Tokens tokens = Tokens.cut(folder);
        if (tokens.size() > 0 && tokens.get(0).key().charAt(0) == 's') {
            Mark letter =
                    new SeasonEpisodeScanner(folder).seasonsAt(tokens.get(0).start());
            if (letter != null && letter.seasons().size() == 1) {
                return Optional.of(letter.seasons().getFirst());
            }
        }
        boolean season = tokens.size() > 1
                && words.isSeason(tokens.get(0))
                && tokens.get(1).isNumber();
        return season ? Optional.of(tokens.get(1).number()) : Optional.empty();
    }

    /** "03 Pilot", "01. Title - Episode 1 - Name", "E05-06 - Name": the folder has the season, the file the episode. */
    private Optional<ParsedRelease> inSeasonFolder(String file, int season) {
        Tokens tokens = Tokens.cut(file);
        if (tokens.size() == 0) {
            return Optional.empty();
        }
        Token first = tokens.get(0);
        boolean number = first.isNumber() && first.text().length() <= 3;
        boolean letter = first.key().length() > 1
                && first.key().charAt(0) == 'e'
                && Characters.isDigit(first.key().charAt(1));
        if (!number && !letter) {
            return Optional.empty();
        }
        String rest = file.substring(first.start());
        return reader.read("S" + season + (number ? "E" : "") + rest, MediaKind.SERIES);
    }

    private static Optional<Integer> numberOfFile(String file) {
        int dot = file.lastIndexOf('.');
        int number = Characters.number(file, 0, dot < 0 ? file.length() : dot);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /** A file that is named by its number alone, in a folder that holds a run of episodes. */
    private static Optional<ParsedRelease> oneOf(ParsedRelease folder, int number) {
        List<Integer> absolute = new ArrayList<>(folder.numbers().absolute());
        absolute.retainAll(List.of(number));
        if (absolute.isEmpty()) {
            return Optional.empty();
        }
        Numbers one = new Numbers(List.of(), List.of(), absolute, null, false, false, 0);
        return Optional.of(folder.with(one));
    }

    private static String extension(String file) {
        String extension = Extensions.of(file);
        return extension.isEmpty() ? "" : "." + extension;
    }
}
