package org.magpie.pipeline.importing.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.layout.TitleGroup.Member;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.PathReader;

/** How series lie on disk: a folder each with folders of their seasons, all episodes in one folder, or in none. */
public final class SeriesLayout implements TitleLayout {
    private static final Set<String> SPECIALS = Set.of("specials", "special", "season 0", "season 00", "s00");
    private static final int MOST_REMEMBERED = 4096;

    private final VideoNames names;
    private final PathReader paths;
    /** Thousands of series share the names of their seasons' folders. */
    private final Map<String, OptionalInt> seasons = new ConcurrentHashMap<>();

    public SeriesLayout(ReleaseReader reader, PathReader paths) {
        this.names = new VideoNames(reader);
        this.paths = paths;
    }

    @Override
    public MediaKind kind() {
        return MediaKind.SERIES;
    }

    @Override
    public boolean isMedia(String name) {
        return VideoNames.isMedia(name);
    }

    @Override
    public boolean isDisc(String folderName) {
        return VideoNames.isDisc(folderName);
    }

    @Override
    public boolean isPart(String folderName) {
        return seasonOf(folderName).isPresent();
    }

    @Override
    public boolean isNameEnough() {
        return true;
    }

    @Override
    public boolean isOneItem() {
        return false;
    }

    @Override
    public Quality discQuality(String folderName) {
        return VideoNames.discQuality(folderName);
    }

    @Override
    public List<TitleGroup> group(List<FoundFile> files, Sidecars sidecars) {
        Map<String, List<Placed>> byTitle = new LinkedHashMap<>();
        for (FoundFile file : files) {
            Placed placed = told(place(file), sidecars);
            // Without a folder of its own only the name of the file tells whose it is.
            String key = placed.home().isEmpty() ? "?" + nameKey(placed) : placed.home();
            byTitle.computeIfAbsent(key, each -> new ArrayList<>()).add(placed);
        }
        List<TitleGroup> groups = new ArrayList<>();
        byTitle.forEach((key, there) -> groups.addAll(groups(there, sidecars)));
        return groups;
    }

    /**
     * A file and the folder of its title.
     *
     * @param home empty where it has none
     * @param season that the folder around it says; empty where it says none
     */
    private record Placed(
            FoundFile file,
            String home,
            OptionalInt season,
            @Nullable ParsedRelease parsed) {}

    private Placed place(FoundFile file) {
        String around = file.folder();
        OptionalInt season = OptionalInt.empty();
        String at = around;
        while (!at.isEmpty()) {
            String name = nameOf(at);
            OptionalInt said = seasonOf(name);
            boolean holdsOne = said.isEmpty() && !FoundFile.parent(at).isEmpty() && isEpisode(name);
            if (said.isEmpty() && !holdsOne) {
                break;
            }
            season = season.isPresent() ? season : said;
            at = FoundFile.parent(at);
        }
        if (at.isEmpty() && season.isEmpty() && !around.isEmpty()) {
            at = around;
        }
        return new Placed(file, at, season, read(file, season));
    }

    /** A file whose name says no episode is the one that the NFO file beside it tells of. */
    private static Placed told(Placed placed, Sidecars sidecars) {
        FoundFile file = placed.file();
        ParsedRelease parsed = placed.parsed();
        if (file.isDisc() || (parsed != null && !isWithout(parsed.numbers()))) {
            return placed;
        }
        List<NfoReader.EpisodeNumber> episodes = sidecars.episodes(file.folder(), file.stem() + ".nfo");
        List<Integer> said = episodes.stream()
                .map(NfoReader.EpisodeNumber::season)
                .distinct()
                .toList();
        if (said.size() != 1) {
            return placed; // none, or of several seasons, which no name can say either
        }
        Numbers numbers = new Numbers(
                said,
                episodes.stream()
                        .map(NfoReader.EpisodeNumber::episode)
                        .distinct()
                        .toList(),
                List.of(),
                null,
                false,
                false,
                0);
        ParsedRelease read = parsed == null ? nameless(file, numbers) : parsed.with(numbers);
        return new Placed(file, placed.home(), placed.season(), read);
    }

    private static boolean isWithout(Numbers numbers) {
        return numbers.episodes().isEmpty()
                && numbers.absolute().isEmpty()
                && numbers.specialAbsolute().isEmpty()
                && numbers.airDate() == null;
    }

    private static ParsedRelease nameless(FoundFile file, Numbers numbers) {
        return new ParsedRelease(
                MediaKind.SERIES,
                file.name(),
                List.of(),
                null,
                numbers,
                Quality.UNKNOWN,
                Revision.FIRST,
                Set.of(),
                null,
                null,
                "",
                null,
                Map.of(),
                null);
    }

    /** Number of the season that a folder is named after and nothing else; 0 for specials. */
    private OptionalInt seasonOf(String folder) {
        OptionalInt known = seasons.get(folder);
        if (known == null) {
            known = readSeason(folder);
            if (seasons.size() < MOST_REMEMBERED) {
                seasons.put(folder, known);
            }
        }
        return known;
    }

    private OptionalInt readSeason(String folder) {
        if (SPECIALS.contains(folder.strip().toLowerCase(Locale.ROOT))) {
            return OptionalInt.of(0);
        }
        Optional<ParsedRelease> read = names.read(folder, MediaKind.SERIES);
        if (read.isEmpty()) {
            return OptionalInt.empty();
        }
        Numbers numbers = read.get().numbers();
        boolean isSeason = numbers.seasons().size() == 1
                && numbers.episodes().isEmpty()
                && numbers.absolute().isEmpty()
                && read.get().title().isBlank();
        return isSeason ? OptionalInt.of(numbers.seasons().getFirst()) : OptionalInt.empty();
    }

    /** Whether a folder is named after one episode. */
    private boolean isEpisode(String folder) {
        return names.read(folder, MediaKind.SERIES)
                .filter(read -> !read.numbers().seasons().isEmpty()
                        && !read.numbers().episodes().isEmpty())
                .isPresent();
    }

    private @Nullable ParsedRelease read(FoundFile file, OptionalInt season) {
        String name = file.isDisc() ? nameOf(file.folder()) : file.name();
        String around = nameOf(file.isDisc() ? FoundFile.parent(file.folder()) : file.folder());
        ParsedRelease read = paths.read(around.isEmpty() ? name : around + "/" + name, MediaKind.SERIES)
                .orElse(null);
        return read == null || season.isEmpty() ? read : inSeason(read, season.getAsInt());
    }

    /** "Season 2/Title - 05": the number counts within the season that the folder is of. */
    private static ParsedRelease inSeason(ParsedRelease read, int season) {
        Numbers numbers = read.numbers();
        boolean isCounted = numbers.seasons().isEmpty()
                && numbers.airDate() == null
                && numbers.absolute().size() >= 1
                && numbers.specialAbsolute().isEmpty();
        if (!isCounted) {
            return read;
        }
        List<Integer> episodes = numbers.absolute();
        boolean isGlued =
                season > 0 && episodes.stream().allMatch(number -> number / 100 == season && number % 100 > 0);
        List<Integer> within =
                isGlued ? episodes.stream().map(number -> number % 100).toList() : episodes;
        return read.with(new Numbers(List.of(season), within, List.of(), null, false, numbers.special(), 0));
    }

    private static String nameKey(Placed placed) {
        ParsedRelease parsed = placed.parsed();
        return parsed == null || parsed.title().isBlank()
                ? placed.file().path()
                : ComparisonForm.strict(parsed.title());
    }

    private List<TitleGroup> groups(List<Placed> there, Sidecars sidecars) {
        String home = there.getFirst().home();
        if (home.isEmpty()) {
            return List.of(group("", there, new HashMap<>(), new ArrayList<>()));
        }
        Map<String, String> ids = new HashMap<>();
        List<TitleClue> clues = new ArrayList<>();
        StatedFacts facts = sidecars.read(home, "tvshow.nfo").or(sidecars.read(home, ".plexmatch"));
        ids.putAll(facts.ids());
        ids.putAll(NameIds.of(nameOf(home)));
        if (!facts.title().isEmpty()) {
            clues.add(TitleClue.stated(facts));
        }
        names.series(nameOf(home)).ifPresent(clues::add);
        Map<String, List<Placed>> byName = byName(there);
        List<TitleGroup> groups = new ArrayList<>();
        List<Placed> own = new ArrayList<>(there);
        if (byName.size() > 1) {
            // A folder of downloads: what bears other names than the folder is of other titles, each by its own name.
            for (List<Placed> named : byName.values()) {
                if (clues.stream()
                        .noneMatch(clue -> isCalled(clue, named.getFirst().parsed()))) {
                    own.removeAll(named);
                    groups.add(group("", named, new HashMap<>(), new ArrayList<>()));
                }
            }
        }
        if (!own.isEmpty()) {
            groups.add(group(home, own, ids, clues));
        }
        return List.copyOf(groups);
    }

    /** Whether a file's name begins as the folder's does, or the other way round. */
    private static boolean isCalled(TitleClue clue, @Nullable ParsedRelease parsed) {
        String file = ComparisonForm.strict(clueName(parsed));
        return clue.names().stream()
                .map(ComparisonForm::strict)
                .anyMatch(
                        name -> !name.isEmpty() && !file.isEmpty() && (name.startsWith(file) || file.startsWith(name)));
    }

    private static String clueName(@Nullable ParsedRelease parsed) {
        return parsed == null ? "" : VideoNames.clueOf(parsed).name();
    }

    private static TitleGroup group(String home, List<Placed> there, Map<String, String> ids, List<TitleClue> clues) {
        Optional<TitleClue> usual = byName(there).values().stream()
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .map(List::getFirst)
                .map(Placed::parsed)
                .map(VideoNames::clueOf);
        usual.filter(clue -> !clue.name().isBlank()).ifPresent(clues::add);
        for (Placed placed : there) {
            ParsedRelease parsed = placed.parsed();
            if (parsed != null) {
                parsed.ids().forEach(ids::putIfAbsent);
            }
        }
        List<Member> members = there.stream()
                .map(placed -> new Member(placed.file(), placed.parsed()))
                .toList();
        return new TitleGroup(MediaKind.SERIES, home, !home.isEmpty(), members, ids, distinct(clues));
    }

    private static Map<String, List<Placed>> byName(List<Placed> there) {
        Map<String, List<Placed>> byName = new LinkedHashMap<>();
        for (Placed placed : there) {
            ParsedRelease parsed = placed.parsed();
            if (parsed != null && !parsed.title().isBlank()) {
                byName.computeIfAbsent(ComparisonForm.strict(parsed.title()), each -> new ArrayList<>())
                        .add(placed);
            }
        }
        return byName;
    }

    private static List<TitleClue> distinct(List<TitleClue> clues) {
        List<TitleClue> sorted = new ArrayList<>();
        clues.stream().filter(clue -> clue.year() != null).distinct().forEach(sorted::add);
        clues.stream().filter(clue -> clue.year() == null).distinct().forEach(sorted::add);
        return sorted;
    }

    private static String nameOf(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
