package org.magpie.pipeline.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Preferences;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.MediaInfo;
import org.magpie.pipeline.importing.naming.FileNaming;
import org.magpie.pipeline.importing.naming.NamingPreset;
import org.magpie.pipeline.importing.naming.NamingPresets;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.importing.naming.subject.AudioTraits;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.AlbumFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.BookSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Creator;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MusicSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.subject.VideoTraits;

/**
 * Names by the patterns that a person has chosen, as they stand at that moment: preferences {@code naming.<kind>.<what>}, where what
 * is folder, season, specials, file, daily, anime or rename, and those that are the same for all kinds ({@link NamingRules#of}). What is
 * not chosen is as in the standard preset.
 */
public final class ChosenNames implements FileNames {
    /** What every preference of a pattern begins with. */
    public static final String PREFIX = "naming.";

    /** What a kind may have a pattern of its own for. */
    public static final List<String> PATTERNS = List.of("folder", "season", "specials", "file", "daily", "anime");

    private static final List<String> PARTS =
            Stream.concat(Stream.of("rename"), PATTERNS.stream()).toList();

    private static final Pattern HASH = Pattern.compile("[\\[(]([0-9A-Fa-f]{8})[\\])]");

    private final Preferences preferences;
    private final BiFunction<TitleFacts, FileFacts, List<String>> formats;
    private final NamingPreset standard = new NamingPresets().all().getFirst();

    /** Without custom formats. */
    public ChosenNames(Preferences preferences) {
        this(preferences, (title, file) -> List.of());
    }

    /**
     * @param formats names of the custom formats that a file has and that are meant for names, in order
     */
    public ChosenNames(Preferences preferences, BiFunction<TitleFacts, FileFacts, List<String>> formats) {
        this.preferences = preferences;
        this.formats = formats;
    }

    @Override
    public String folder(TitleFacts title) {
        return naming(title.kind()).folder(subject(title, List.of(), FileTraits.NONE));
    }

    @Override
    public String file(
            TitleFacts title,
            List<ItemFacts> items,
            FileFacts facts,
            String currentName,
            String mark,
            String extension) {
        NamingSubject subject = subject(title, items, traits(facts, currentName, formats.apply(title, facts)));
        FileNaming naming = naming(title.kind());
        String name = naming.fileName(subject, mark, extension.isEmpty() ? "" : "." + extension, COMPANION_BYTES);
        String season = subject instanceof SeriesSubject series ? naming.seasonFolder(series) : "";
        return season.isEmpty() ? name : season + "/" + name;
    }

    private FileNaming naming(MediaKind kind) {
        Map<String, String> chosen = new TreeMap<>(standard.patterns());
        for (String part : PARTS) {
            String key = NamingPreset.key(kind, part);
            preferences.get(PREFIX + key).ifPresent(pattern -> chosen.put(key, pattern));
        }
        return new FileNaming(new NamingPreset("chosen", chosen).scheme(kind), NamingRules.of(preferences::get));
    }

    private static NamingSubject subject(TitleFacts title, List<ItemFacts> items, FileTraits file) {
        return switch (title.kind()) {
            case MOVIE -> film(title, file);
            case SERIES -> series(title, items, file);
            case MUSIC -> album(title, items, file);
            case BOOK -> book(title, items, file);
        };
    }

    private static @Nullable Integer year(TitleFacts title) {
        return title.year() == 0 ? null : title.year();
    }

    private static NamingSubject film(TitleFacts title, FileTraits file) {
        NamingFacts naming = title.naming();
        return new MovieSubject(
                title.name(),
                year(title),
                naming.originalTitle(),
                naming.translations(),
                naming.collection(),
                naming.certification(),
                title.ids(),
                file);
    }

    private static NamingSubject series(TitleFacts title, List<ItemFacts> items, FileTraits file) {
        List<EpisodeFacts> episodes =
                items.stream().map(item -> episode(item, title)).toList();
        int season = episodes.isEmpty() ? 1 : episodes.getFirst().season();
        return new SeriesSubject(
                title.name(), year(title), numbering(title, items), title.ids(), season, episodes, file);
    }

    /** A track has nothing but the name that it came with to tell it from the others of its album. */
    private static NamingSubject album(TitleFacts title, List<ItemFacts> items, FileTraits file) {
        Creator artist = new Creator(title.name(), "", List.of(), title.ids().getOrDefault("musicbrainz", ""));
        AlbumFacts album = new AlbumFacts(nameOf(items), "", "", List.of(), yearOf(items), "");
        String track = Objects.requireNonNullElse(file.currentName(), "");
        return new MusicSubject(artist, album, track, "", 0, 0, "", "", file);
    }

    private static NamingSubject book(TitleFacts title, List<ItemFacts> items, FileTraits file) {
        Creator author = new Creator(title.name(), "", List.of(), title.ids().getOrDefault("openlibrary", ""));
        return new BookSubject(author, nameOf(items), "", "", "", yearOf(items), null, 1, 1, file);
    }

    private static String nameOf(List<ItemFacts> items) {
        return items.isEmpty() ? "" : items.getFirst().details().name();
    }

    private static @Nullable Integer yearOf(List<ItemFacts> items) {
        LocalDate released = items.isEmpty() ? null : items.getFirst().details().releaseDate();
        return released == null ? null : released.getYear();
    }

    /** The day alone does not tell two episodes of one day apart; then the numbers do. */
    private static Numbering numbering(TitleFacts title, List<ItemFacts> items) {
        return switch (title.naming().type()) {
            case STANDARD -> Numbering.STANDARD;
            case ANIME -> Numbering.ANIME;
            case DAILY ->
                items.stream().allMatch(item -> isAloneOnItsDay(item, title)) ? Numbering.DAILY : Numbering.STANDARD;
        };
    }

    private static boolean isAloneOnItsDay(ItemFacts item, TitleFacts title) {
        LocalDate day = item.details().releaseDate();
        return day != null
                && title.items().stream()
                                .filter(other -> day.equals(other.details().releaseDate()))
                                .count()
                        <= 1;
    }

    private static EpisodeFacts episode(ItemFacts item, TitleFacts title) {
        ItemDetails details = item.details();
        return new EpisodeFacts(
                details.season(), details.number(), absolute(item, title), details.name(), details.releaseDate());
    }

    /** The source's number over all seasons; where it gives none to any episode, they are counted through. */
    private static @Nullable Integer absolute(ItemFacts item, TitleFacts title) {
        ItemDetails details = item.details();
        boolean isCounted =
                title.items().stream().anyMatch(other -> other.details().absolute() != null);
        if (isCounted || details.season() == 0 || title.naming().type() != SeriesType.ANIME) {
            return details.absolute();
        }
        long before = title.items().stream()
                .map(ItemFacts::details)
                .filter(other -> other.season() > 0)
                .filter(other -> other.season() < details.season()
                        || (other.season() == details.season() && other.number() < details.number()))
                .count();
        return (int) before + 1;
    }

    private static FileTraits traits(FileFacts facts, String currentName, List<String> customFormats) {
        return new FileTraits(
                facts.quality(),
                facts.revision(),
                facts.group().isEmpty() ? null : facts.group(),
                hash(facts.releaseName()),
                facts.releaseName().isEmpty() ? null : facts.releaseName(),
                currentName,
                facts.edition(),
                customFormats,
                video(facts.info()),
                audio(facts.info()));
    }

    /** The checksum in square brackets that releases of anime bear. */
    private static @Nullable String hash(String releaseName) {
        Matcher hash = HASH.matcher(releaseName);
        return hash.find() ? hash.group(1) : null;
    }

    private static @Nullable VideoTraits video(@Nullable MediaInfo info) {
        return info == null ? null : VideoTraits.of(info);
    }

    private static @Nullable AudioTraits audio(@Nullable MediaInfo info) {
        return info == null
                ? null
                : new AudioTraits(
                        info.audioCodec(),
                        info.sound().bitrate(),
                        info.sound().bits(),
                        // 5.1 are six.
                        (int) Math.ceil(info.audioChannels()),
                        info.sound().rate());
    }
}
