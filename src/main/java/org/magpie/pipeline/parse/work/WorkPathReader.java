package org.magpie.pipeline.parse.work;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.pipeline.parse.word.KindByExtension;

/**
 * Reads where a file of music or a book lies in a library: the folder of the artist or author, that of the album or book with its year,
 * and the file, which tells the track or the part. Without state; safe for any number of threads.
 */
public final class WorkPathReader {
    /** Artist or author, work, perhaps a disc, file. */
    private static final int LEAST_PARTS = 3;

    private static final Pattern YEAR_BEHIND = Pattern.compile("^(.+?) ?[(\\[]((?:18|19|20)\\d{2})[)\\]]$");
    private static final Pattern DISC = Pattern.compile("(?i)^(?:cd|disc|disk|disque|диск)[\\s._-]*(\\d{1,2})$");
    private static final Pattern TRACK = Pattern.compile("^(?:(\\d{1,2})-)?(\\d{1,4})(?:[\\s._]+-?[\\s._]*|-)(.*)$");
    private static final Pattern NUMBER_ALONE = Pattern.compile("^(\\d{1,4})$");
    private static final Pattern PART = Pattern.compile("^(.+?) ?\\((\\d{2,3})(?: of \\d{1,3})?\\)$");
    private static final String JOINT = " - ";

    /**
     * What a path says.
     *
     * @param creator artist or author
     * @param work album or book
     * @param year of the work, null where none is stated
     * @param disc number of the disc, 0 where none is stated
     * @param number of the track, or of the part of a book; 0 where none is stated
     * @param track title of the track, empty for books
     */
    public record Place(
            String creator, String work, @Nullable Integer year, int disc, int number, String track) {}

    /**
     * Reads a path below a root folder.
     *
     * @param path with slashes of either kind; nothing is looked up on disk
     * @return empty for other kinds than music and books, and where the path has too few folders or names no such file
     */
    public Optional<Place> read(String path, MediaKind kind) {
        List<String> parts = Arrays.stream(path.replace('\\', '/').split("/"))
                .filter(part -> !part.isBlank())
                .toList();
        if (parts.size() < LEAST_PARTS || (kind != MediaKind.MUSIC && kind != MediaKind.BOOK)) {
            return Optional.empty();
        }
        String file = parts.getLast();
        int dot = file.lastIndexOf('.');
        if (dot < 1 || !isOfWork(file)) {
            return Optional.empty();
        }
        String stem = file.substring(0, dot);
        return Optional.of(kind == MediaKind.MUSIC ? track(parts, stem) : book(parts, stem));
    }

    /** A text alone says nothing of its kind, but in the folder of a book it is one. */
    private static boolean isOfWork(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".txt")
                || !KindByExtension.of(file).contains(MediaKind.SERIES);
    }

    private static Place track(List<String> parts, String stem) {
        Matcher disc = DISC.matcher(parts.get(parts.size() - 2));
        boolean hasDisc = disc.matches() && parts.size() > LEAST_PARTS;
        int album = parts.size() - (hasDisc ? 3 : 2);
        Work work = work(parts.get(album));
        String artist = parts.get(album - 1);
        int folderDisc = hasDisc ? Integer.parseInt(disc.group(1)) : 0;
        Matcher alone = NUMBER_ALONE.matcher(stem);
        Matcher numbered = TRACK.matcher(stem);
        if (alone.matches()) {
            return place(artist, work, folderDisc, alone.group(1), "");
        }
        if (!numbered.matches()) {
            return new Place(artist, work.title(), work.year(), folderDisc, 0, stem);
        }
        String before = numbered.group(1);
        return before == null
                ? place(artist, work, folderDisc, numbered.group(2), numbered.group(3))
                : new Place(
                        artist,
                        work.title(),
                        work.year(),
                        Integer.parseInt(before),
                        Integer.parseInt(numbered.group(2)),
                        numbered.group(3));
    }

    /** "07" is a track, "107" the seventh of the first disc, "1207" that of the twelfth; "1100" track 100 of the first. */
    private static Place place(String artist, Work work, int folderDisc, String digits, String title) {
        int trackDigits = digits.length() <= 2 ? digits.length() : digits.endsWith("00") ? digits.length() - 1 : 2;
        int first = digits.length() - trackDigits;
        int disc = first == 0 ? folderDisc : Integer.parseInt(digits.substring(0, first));
        return new Place(artist, work.title(), work.year(), disc, Integer.parseInt(digits.substring(first)), title);
    }

    private record Work(String title, @Nullable Integer year) {}

    private static Work work(String folder) {
        Matcher dated = YEAR_BEHIND.matcher(folder);
        return dated.matches() ? new Work(dated.group(1), Integer.valueOf(dated.group(2))) : new Work(folder, null);
    }

    /** Folder and file both name the book; where they agree nobody need guess what is a year or the number of a part. */
    private static Place book(List<String> parts, String stem) {
        String author = parts.get(parts.size() - 3);
        String folder = parts.get(parts.size() - 2);
        String title = withoutAuthor(stem, author);
        Work dated = work(folder);
        Work whole = new Work(folder, null);
        Matcher part = PART.matcher(title);
        String plain = part.matches() ? part.group(1) : title;
        int number = part.matches() ? Integer.parseInt(part.group(2)) : 0;
        for (Work work : List.of(dated, whole)) {
            if (isSame(work.title(), title)) {
                return new Place(author, title, work.year(), 0, 0, "");
            }
        }
        for (Work work : List.of(dated, whole)) {
            if (isSame(work.title(), plain)) {
                return new Place(author, plain, work.year(), 0, number, "");
            }
        }
        return new Place(author, dated.title(), dated.year(), 0, number, "");
    }

    /** A folder has lost the dot at its end, so that one name may differ from the other by that. */
    private static boolean isSame(String one, String other) {
        return one.equals(other) || stripped(one).equals(stripped(other));
    }

    private static String stripped(String name) {
        int end = name.length();
        while (end > 0 && " ._-".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String withoutAuthor(String stem, String author) {
        for (int at = stem.indexOf(JOINT); at > 0; at = stem.indexOf(JOINT, at + 1)) {
            String before = stem.substring(0, at);
            if (isSame(before, author) || TitleForms.isSame(before, author)) {
                return stem.substring(at + JOINT.length());
            }
        }
        return stem;
    }
}
