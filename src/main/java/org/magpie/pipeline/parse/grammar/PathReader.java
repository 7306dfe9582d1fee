package org.magpie.pipeline.parse.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.series.EpisodeMarker;
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
        Optional<ParsedRelease> own = reader.read(file, kind);
        if (own.isPresent() && own.get().year() != null) {
            return own;
        }
        Optional<ParsedRelease> byFolder = reader.read(folder + extension(file), kind);
        return own.isEmpty() || byFolder.filter(PathReader::isRelease).isPresent() ? byFolder : own;
    }

    /** "Title.2022.1080p.BluRay.x264-GRP/grp-t.mkv": the folder is a release of its own, so its file is called by letters of it. */
    private static boolean isRelease(ParsedRelease folder) {
        return folder.year() != null && folder.origin().source() == QualityOrigin.Origin.NAME;
    }

    private Optional<ParsedRelease> series(String file, String folder) {
        Optional<ParsedRelease> own = reader.read(file, MediaKind.SERIES);
        Optional<Integer> season = seasonOf(folder);
        int lone = season.isPresent() ? loneEpisode(file) : -1;
        if (lone >= 0) {
            Optional<ParsedRelease> joined = reader.read(
                    file.substring(0, lone) + "S" + season.get() + "E" + number(file, lone), MediaKind.SERIES);
            if (joined.isPresent()) {
                return joined;
            }
        }
        if (own.isPresent() && isSure(own.get())) {
            return own;
        }
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
        Optional<ParsedRelease> inPack = byFolder.flatMap(pack -> inPack(file, pack));
        if (inPack.isPresent()) {
            return inPack;
        }
        if (byFolder.isPresent() && hasEpisodes(byFolder.get()) && !isOneOf(own, byFolder.get())) {
            return byFolder;
        }
        return own.or(() -> reader.read(folder + " " + file, MediaKind.SERIES)).or(() -> byFolder);
    }

    /** "Title S01 1080p/Episode 4.mkv", "Title.S01.1080p-GRP/04 - Name.mkv": the pack says title and season, the file the episode. */
    private Optional<ParsedRelease> inPack(String file, ParsedRelease pack) {
        Numbers numbers = pack.numbers();
        if (!numbers.fullSeason() || numbers.seasons().size() != 1) {
            return Optional.empty();
        }
        int season = numbers.seasons().getFirst();
        int lone = loneEpisode(file);
        Optional<ParsedRelease> joined = lone >= 0
                ? reader.read("S" + season + "E" + number(file, lone), MediaKind.SERIES)
                : inSeasonFolder(file, season);
        return joined.map(ParsedRelease::numbers)
                .filter(read -> read.episodes().size() == 1)
                .map(pack::with);
    }

    /** "[Grp] Title (01-12)/[Grp] Title - 04.mkv": the folder is the pack that the file is one of. */
    private static boolean isOneOf(Optional<ParsedRelease> file, ParsedRelease folder) {
        List<Integer> own = file.map(read -> read.numbers().absolute()).orElse(List.of());
        return own.size() == 1
                && folder.numbers().absolute().size() > 1
                && folder.numbers().absolute().containsAll(own);
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
            EpisodeMarker letter =
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

    /** Where "E05" or "Episode 5" begins in a file name that says no season, so that the folder's is meant; -1 where it does not. */
    private int loneEpisode(String file) {
        SeasonEpisodeScanner scanner = new SeasonEpisodeScanner(file);
        Tokens tokens = Tokens.cut(file);
        int lone = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.key().charAt(0) != 'e' && scanner.episodesAt(token.start()) != null || words.isSeason(token)) {
                return -1;
            }
            boolean letter = token.key().length() > 2
                    && token.key().charAt(0) == 'e'
                    && Characters.number(token.key(), 1, token.key().length()) >= 0;
            boolean word = words.isEpisode(token)
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isNumber()
                    && tokens.get(i + 1).text().length() <= 3;
            lone = lone < 0 && (letter || word) ? token.start() : lone;
        }
        return lone;
    }

    /** The rest of a file name from the first digit behind a place. */
    private static String number(String file, int from) {
        int at = from;
        while (at < file.length() && !Characters.isDigit(file.charAt(at))) {
            at++;
        }
        return file.substring(at);
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
        int glued = number && first.text().length() == 3 ? first.number() : 0;
        // "Season 4/408 - Name": the season again, glued to the episode.
        int skipped = glued > 0 && glued / 100 == season && glued % 100 > 0 ? 1 : 0;
        String rest = file.substring(first.start() + skipped);
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
