package org.magpie.pipeline.search.indexer.m3u;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.indexer.FeedText;

/**
 * A name as playlists write it ("|FR| Amélie (2001) [4K] MULTI", "EN - Show S01 E02"), taken apart so that the names grammar can read
 * it like any release name. What stands around a title is in no order, and much of it could be part of a title; so all readings
 * are kept, the boldest first, and whoever knows the title that is looked for picks.
 *
 * @param titles readings of the title, the one with most taken off first
 * @param year in brackets, null where there is none
 * @param season -1 where the name holds no number of an episode
 * @param episode -1 likewise
 * @param aside what was taken off
 * @param group of the playlist
 */
public record PlaylistName(
        List<String> titles, @Nullable Integer year, int season, int episode, String aside, String group) {
    private static final Pattern BAR = Pattern.compile("^[|┃│║]+\\s*([^|┃│║]{1,24}?)\\s*[|┃│║]+\\s*");
    private static final Pattern BRACKET = Pattern.compile("^[\\[({]([^\\])}]{1,24})[\\])}]\\s*[-:|]?\\s*");
    private static final Pattern COLON = Pattern.compile("^([^|┃│:]{1,24}?)\\s*[|┃│║:]+\\s*");
    private static final Pattern DASH = Pattern.compile("^(\\S{1,14}(?:\\s\\S{1,10})?)\\s+[-–—]+\\s+");
    private static final List<Pattern> PREFIXES = List.of(BAR, BRACKET, COLON, DASH);

    private static final Pattern TAIL = Pattern.compile("\\s*[\\[({|]([^\\[\\](){}|]{0,40})[\\])}|]\\s*$");
    private static final Pattern YEAR =
            Pattern.compile("[\\[({]\\s*((?:18|19|20)\\d{2})(?:\\s*[-–]\\s*(?:\\d{4})?)?\\s*[\\])}]");
    private static final Pattern BARE_YEAR = Pattern.compile("[\\s,]+[-–]?\\s*((?:19|20)\\d{2})$");
    private static final Pattern EPISODE = Pattern.compile("(?<![\\p{L}\\d])(?:"
            + "[STst](\\d{1,2})[\\s._-]{0,3}[Ee](?:[Pp])?[\\s._-]?(\\d{1,4})"
            + "|(\\d{1,2})[xX](\\d{2,3})"
            + "|(?i:season|saison|temporada|stagione|staffel|sezon|сезон)\\s*(\\d{1,2})[\\s,.:-]{0,4}"
            + "(?i:episode|épisode|episodio|episódio|folge|odcinek|bölüm|ep|серия)[.\\s]*(\\d{1,4})"
            + ")(?![\\p{L}\\d])");
    private static final String EDGES = " \t-–—:|,._*#";
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}");
    private static final int MOST_AROUND = 6;
    private static final int LONGEST_PREFIX = 30;
    private static final int LONGEST_TAG = 12;

    /** The readings of a name. */
    public static PlaylistName of(String written, String group) {
        String name = plain(written);
        int season = -1;
        int episode = -1;
        String head = name;
        String tail = "";
        // A playlist has a hundred thousand names: an expression is only asked where it could find something.
        if (hasDigit(name)) {
            Matcher number = EPISODE.matcher(name);
            if (number.find() && number.start() > 0) {
                season = number(number, 1, 3, 5);
                episode = number(number, 2, 4, 6);
                head = name.substring(0, number.start());
                tail = name.substring(number.end());
            }
        }
        Readings readings = new Readings(head);
        return new PlaylistName(
                List.copyOf(readings.titles), readings.year, season, episode, readings.taken + " " + tail, group);
    }

    boolean isNumbered() {
        return episode >= 0;
    }

    /** As a release would be called, so that the names grammar reads it. */
    String releaseName(String title, int assumedLines) {
        StringBuilder name = new StringBuilder(title);
        if (year != null) {
            name.append(" (").append(year).append(')');
        }
        if (isNumbered()) {
            name.append(String.format(Locale.ROOT, " S%02dE%02d", season, episode));
        }
        PlaylistTags tags = PlaylistTags.of(aside, group);
        name.append(' ').append(tags.lines() > 0 ? tags.lines() : assumedLines).append("p ");
        return name.append(tags.cinema() ? "HDCAM" : "WEBRip")
                .append(tags.hevc() ? " x265" : "")
                .toString();
    }

    private static boolean hasDigit(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isDigit(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static int number(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return Integer.parseInt(matcher.group(group));
            }
        }
        return -1;
    }

    /** Small capitals and raised letters as plain ones, underscores and dots as blanks where they stand for them. */
    private static String plain(String written) {
        String text = written;
        if (text.indexOf('&') >= 0) {
            text = FeedText.name(text);
        }
        if (!isAscii(text)) {
            text = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u00a0', ' ');
        }
        if (text.indexOf('_') >= 0) {
            text = text.replace('_', ' ');
        }
        if (text.indexOf('.') >= 0 && text.indexOf(' ') < 0) {
            text = text.replace('.', ' ');
        }
        String stripped = text.strip();
        return stripped.contains("  ") ? BLANKS.matcher(stripped).replaceAll(" ") : stripped;
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** What is left of a name after more and more has been taken off. */
    private static final class Readings {
        private final Set<String> titles = new LinkedHashSet<>();
        private final StringBuilder taken = new StringBuilder();
        private @Nullable Integer year;

        Readings(String head) {
            List<String> beginnings = new ArrayList<>();
            beginnings.add(head);
            String rest = head;
            for (int turn = 0; turn < MOST_AROUND; turn++) {
                String shorter = withoutPrefix(rest);
                if (shorter.equals(rest)) {
                    break;
                }
                rest = shorter;
                beginnings.addFirst(rest);
            }
            beginnings.forEach(this::readEnd);
        }

        private String withoutPrefix(String text) {
            if (!mayHavePrefix(text)) {
                return text;
            }
            for (Pattern pattern : PREFIXES) {
                Matcher prefix = pattern.matcher(text);
                if (prefix.find() && prefix.end() < text.length() && PlaylistTags.isAside(prefix.group(1))) {
                    taken.append(' ').append(prefix.group(1));
                    return text.substring(prefix.end());
                }
            }
            return text;
        }

        private static boolean mayHavePrefix(String text) {
            int until = Math.min(text.length(), LONGEST_PREFIX);
            for (int at = 0; at < until; at++) {
                if ("|┃│║:-–—[({".indexOf(text.charAt(at)) >= 0) {
                    return true;
                }
            }
            return false;
        }

        private void readEnd(String beginning) {
            String text = beginning;
            Matcher dated = YEAR.matcher(text);
            int until = -1;
            boolean bracketed = text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('{') >= 0;
            while (bracketed && dated.find()) {
                if (dated.start() > 0) {
                    year = Integer.valueOf(dated.group(1));
                    until = dated.start();
                    taken.append(' ').append(text, dated.end(), text.length());
                }
            }
            if (until > 0) {
                text = text.substring(0, until);
            }
            Set<String> bolder = new LinkedHashSet<>();
            bolder.add(text);
            for (int turn = 0; turn < MOST_AROUND; turn++) {
                String shorter = withoutTail(text);
                if (shorter.equals(text)) {
                    break;
                }
                text = shorter;
                bolder.add(text);
            }
            if (year == null && !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1))) {
                Matcher bare = BARE_YEAR.matcher(text);
                if (bare.find() && bare.start() > 0) {
                    bolder.add(text.substring(0, bare.start()) + " (" + bare.group(1) + ")");
                }
            }
            List<String> readings = new ArrayList<>(bolder);
            java.util.Collections.reverse(readings);
            readings.stream()
                    .map(Readings::trimmed)
                    .filter(title -> !title.isEmpty())
                    .forEach(titles::add);
        }

        private String withoutTail(String text) {
            String end = text.stripTrailing();
            Matcher bracket = TAIL.matcher(text);
            boolean closed = !end.isEmpty() && "])}|".indexOf(end.charAt(end.length() - 1)) >= 0;
            if (closed && bracket.find() && bracket.start() > 0) {
                String inner = bracket.group(1).strip();
                if (inner.isEmpty() || PlaylistTags.isAside(inner)) {
                    taken.append(' ').append(inner);
                    return text.substring(0, bracket.start());
                }
            }
            int blank = end.lastIndexOf(' ');
            if (blank <= 0) {
                return text;
            }
            String word = end.substring(blank + 1);
            // Among capitals "IN" is no more India than any other word.
            boolean shouted = text.equals(text.toUpperCase(Locale.ROOT));
            if (word.length() <= LONGEST_TAG && PlaylistTags.isAside(word) && !(shouted && PlaylistTags.isCode(word))) {
                taken.append(' ').append(word);
                return text.substring(0, blank);
            }
            return text;
        }

        private static String trimmed(String text) {
            int start = 0;
            int end = text.length();
            while (start < end && EDGES.indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            while (end > start && EDGES.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return text.substring(start, end);
        }
    }
}
