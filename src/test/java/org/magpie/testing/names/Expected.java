package org.magpie.testing.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.ParsedRelease;

/** What must be read in a made-up name. Only the fields that are set are compared; every setter returns a new value. */
public final class Expected {
    private final boolean refused;
    private final List<Field> fields;

    private Expected(boolean refused, List<Field> fields) {
        this.refused = refused;
        this.fields = List.copyOf(fields);
    }

    private record Field(String name, @Nullable Object wanted, Function<ParsedRelease, @Nullable Object> reading) {}

    /** A name that must be read, of which nothing else is asked yet. */
    public static Expected read() {
        return new Expected(false, List.of());
    }

    /** A name that must not be read. */
    public static Expected refused() {
        return new Expected(true, List.of());
    }

    /** Any other fact of the reading, for what has no setter here. */
    public Expected with(String name, @Nullable Object wanted, Function<ParsedRelease, @Nullable Object> reading) {
        List<Field> more = new ArrayList<>(
                fields.stream().filter(field -> !field.name().equals(name)).toList());
        more.add(new Field(name, wanted, reading));
        return new Expected(refused, more);
    }

    public Expected title(String title) {
        return with("title", title, ParsedRelease::title);
    }

    /** Every way the name gives the title, in order. */
    public Expected titles(String... titles) {
        return with("titles", List.of(titles), ParsedRelease::titles);
    }

    public Expected year(@Nullable Integer year) {
        return with("year", year, ParsedRelease::year);
    }

    /** The seasons, in order. */
    public Expected seasons(Integer... seasons) {
        return with("seasons", List.of(seasons), release -> release.numbers().seasons());
    }

    /** One season, whole. */
    public Expected wholeSeason(int season) {
        return seasons(season).episodes().whole(true).special(false);
    }

    /** The numbers inside the season. */
    public Expected episodes(Integer... episodes) {
        return with("episodes", List.of(episodes), release -> release.numbers().episodes());
    }

    /** A run of numbers inside the season. */
    public Expected episodesFromTo(int first, int last) {
        return episodes(IntStream.rangeClosed(first, last).boxed().toArray(Integer[]::new));
    }

    public Expected absolute(Integer... numbers) {
        return with("absolute", List.of(numbers), release -> release.numbers().absolute());
    }

    public Expected airDate(LocalDate date) {
        return with("airDate", date, release -> release.numbers().airDate());
    }

    /** Whether all episodes of the season are in it. */
    public Expected whole(boolean whole) {
        return with("whole", whole, release -> release.numbers().fullSeason());
    }

    /** Whether it is only a part of a season, whichever. */
    public Expected partial(boolean partial) {
        return with("partial", partial, release -> release.numbers().partialSeason());
    }

    public Expected seasonPart(int part) {
        return with("seasonPart", part, release -> release.numbers().seasonPart());
    }

    public Expected special(boolean special) {
        return with("special", special, release -> release.numbers().special());
    }

    public Expected quality(Quality quality) {
        return with("quality", quality, ParsedRelease::quality);
    }

    /** English names, in any order. */
    public Expected languages(String... languages) {
        return languages(Set.of(languages));
    }

    /** English names. */
    public Expected languages(Set<String> languages) {
        return with("languages", Set.copyOf(languages), release -> Set.copyOf(release.languages()));
    }

    public Expected group(@Nullable String group) {
        return with("group", group, ParsedRelease::group);
    }

    public Expected hash(@Nullable String hash) {
        return with("hash", hash, ParsedRelease::hash);
    }

    public Expected edition(String edition) {
        return with("edition", edition, ParsedRelease::edition);
    }

    /** How often it was mended: 1 for the first version. */
    public Expected version(int version) {
        return with("version", version, release -> release.revision().version());
    }

    /** Artist or author. */
    public Expected creator(@Nullable String creator) {
        return with("creator", creator, ParsedRelease::creator);
    }

    /** The fields that were read differently, as "field: wanted X, read Y"; empty when the reading is right. */
    public List<String> wrong(Optional<ParsedRelease> reading) {
        if (refused || reading.isEmpty()) {
            return refused == reading.isEmpty() ? List.of() : List.of(refused ? "should be refused" : "was refused");
        }
        Set<String> wrong = new LinkedHashSet<>();
        for (Field field : fields) {
            Object read = field.reading().apply(reading.get());
            if (!Objects.equals(field.wanted(), read)) {
                wrong.add(field.name() + ": wanted " + field.wanted() + ", read " + read);
            }
        }
        return List.copyOf(wrong);
    }
}
