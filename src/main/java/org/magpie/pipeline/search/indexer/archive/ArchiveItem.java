package org.magpie.pipeline.search.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.indexer.FeedDate;
import org.magpie.pipeline.search.indexer.FeedText;
import org.magpie.pipeline.search.indexer.NewznabQuestions;

/**
 * An item of the Internet Archive: a film, a show with its episodes, a book.
 *
 * @param year null where none is stated
 * @param published when it came into the archive
 */
record ArchiveItem(
        String identifier,
        String title,
        @Nullable Integer year,
        String creator,
        Instant published,
        Map<String, String> ids,
        Set<String> languages,
        List<ArchiveFile> files) {
    private static final int MOST_FILES = 10_000;
    private static final int MOST_EPISODES = 300;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[89]\\d{2}|20\\d{2})(?!\\d)");
    private static final Pattern IMDB = Pattern.compile("tt\\d{7,10}");
    private static final Pattern EPISODE = Pattern.compile(
            "(?i)(?:s\\d{1,2}[ ._-]*e\\d{1,3}|(?<!\\d)\\d{1,2}x\\d{2,3}(?!\\d)|(?:episode|ep)[ ._-]*\\d{1,3})");

    private static final Comparator<ArchiveFile> BETTER = Comparator.comparingInt(ArchiveFile::lines)
            .thenComparing(ArchiveFile::original)
            .thenComparingLong(ArchiveFile::size);

    /** A file to be offered under a release name. */
    record Offer(ArchiveFile file, String name) {}

    /** Reads an answer of {@code /metadata/ID}; empty where the item is gone, hidden or only lent. */
    static Optional<ArchiveItem> read(JsonNode answer) {
        JsonNode metadata = answer.path("metadata");
        String identifier = first(metadata.path("identifier"));
        if (identifier.isEmpty()
                || answer.path("is_dark").asBoolean()
                || first(metadata.path("access-restricted-item")).equals("true")) {
            return Optional.empty();
        }
        List<ArchiveFile> files = StreamSupport.stream(answer.path("files").spliterator(), false)
                .limit(MOST_FILES)
                .filter(file -> !file.path("private").asText().equals("true"))
                .map(ArchiveFile::read)
                .toList();
        String title = FeedText.name(first(metadata.path("title")));
        return Optional.of(new ArchiveItem(
                identifier,
                title.isEmpty() ? identifier : title,
                year(metadata, title),
                first(metadata.path("creator")),
                FeedDate.read(first(metadata.path("publicdate"))).orElse(Instant.EPOCH),
                ids(metadata),
                languages(metadata),
                files));
    }

    /** What of it is worth having as media of that kind. */
    List<Offer> offers(MediaKind kind) {
        return switch (kind) {
            case MOVIE -> film().stream().toList();
            case SERIES -> episodes();
            case BOOK -> books();
            // An album is many files, and a direct download is one.
            case MUSIC -> List.of();
        };
    }

    /** Of several files the one with the most lines; of those the original before what was derived from it. */
    private Optional<Offer> film() {
        return files.stream()
                .filter(ArchiveFile::isVideo)
                .max(BETTER)
                .map(file -> new Offer(file, named(titleWithYear(), file)));
    }

    private List<Offer> episodes() {
        Map<String, ArchiveFile> best = new LinkedHashMap<>();
        for (ArchiveFile file : files) {
            Matcher number = EPISODE.matcher(file.plainName());
            if (file.isVideo() && number.find()) {
                best.merge(
                        number.group().toLowerCase(Locale.ROOT),
                        file,
                        (before, now) -> BETTER.compare(now, before) > 0 ? now : before);
            }
        }
        if (!best.isEmpty()) {
            return best.values().stream()
                    .limit(MOST_EPISODES)
                    .map(this::episode)
                    .toList();
        }
        // An item that is one episode says so in its title.
        return EPISODE.matcher(title).find() ? film().stream().toList() : List.of();
    }

    private Offer episode(ArchiveFile file) {
        String own = file.plainName().replace('_', ' ').replace('.', ' ');
        return new Offer(file, named(startsWithTitle(own) ? own : title + " " + own, file));
    }

    private boolean startsWithTitle(String text) {
        String words = NewznabQuestions.words(text).toLowerCase(Locale.ROOT);
        String wanted =
                NewznabQuestions.words(YEAR.matcher(title).replaceAll(" ")).toLowerCase(Locale.ROOT);
        return words.startsWith(wanted);
    }

    private List<Offer> books() {
        return files.stream()
                .filter(ArchiveFile::isBook)
                .map(file -> new Offer(
                        file,
                        (creator.isEmpty() ? "" : creator + " - ")
                                + titleWithYear()
                                + " "
                                + file.ending().toUpperCase(Locale.ROOT)))
                .limit(4)
                .toList();
    }

    private String titleWithYear() {
        return year == null || title.contains(year.toString()) ? title : title + " (" + year + ")";
    }

    private static String named(String start, ArchiveFile file) {
        return (start + " " + file.qualityWords()).replaceAll("\\s+", " ").strip();
    }

    private static @Nullable Integer year(JsonNode metadata, String title) {
        for (String text : List.of(first(metadata.path("year")), first(metadata.path("date")), title)) {
            Matcher year = YEAR.matcher(text);
            if (year.find()) {
                return Integer.valueOf(year.group(1));
            }
        }
        return null;
    }

    private static Map<String, String> ids(JsonNode metadata) {
        for (String text : all(metadata.path("external-identifier"))) {
            Matcher imdb = IMDB.matcher(text);
            if (imdb.find()) {
                return Map.of("imdb", imdb.group());
            }
        }
        return Map.of();
    }

    private static Set<String> languages(JsonNode metadata) {
        Set<String> found = new LinkedHashSet<>();
        all(metadata.path("language")).forEach(text -> found.addAll(FeedText.languages(text)));
        return found;
    }

    /** The archive gives one value plain and several as a list. */
    static String first(JsonNode value) {
        return all(value).stream().findFirst().orElse("");
    }

    private static List<String> all(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asText)
                    .map(String::strip)
                    .toList();
        }
        return value.isValueNode() && !value.isNull() ? List.of(value.asText().strip()) : List.of();
    }
}
