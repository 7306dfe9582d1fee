package org.magpie.pipeline.download;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.search.Protocol;

/**
 * Looks at the list of a download's files, as soon as its client knows it, for what no film, song or book comes with. It sees
 * names only; what is in the files is looked at before they come into the library.
 */
public final class ContentCheck {
    private static final Set<String> ARCHIVES =
            Set.of("rar", "zip", "7z", "tar", "gz", "bz2", "xz", "zst", "cab", "001");
    private static final Pattern VOLUME = Pattern.compile("[rs]\\d{2,3}|z\\d{2}");
    private static final Set<String> MEDIA = Set.of(
            "mkv", "mp4", "m4v", "avi", "mov", "wmv", "ts", "m2ts", "mpg", "mpeg", "webm", "flac", "mp3", "m4a", "m4b",
            "ogg", "opus", "wav", "epub", "mobi", "azw3", "pdf", "cbz", "cbr");
    /** Characters that turn the writing round, or that nobody sees: "film\u202Evkm.exe" is shown as "filmexe.mkv". */
    private static final Pattern TURNING = Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private static final Pattern LONG_GAP = Pattern.compile("\\s{10,}");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)pass(?:word|wort|wd|code)|contrase|пароль|密码|(?:how|where).{0,12}unlock");

    /** What the key of each sentence about a finding begins with. */
    public static final String BAD = "download.bad.";

    private ContentCheck() {}

    /** What is bad about a download. */
    public record Finding(BlockReason reason, Message said) {}

    /**
     * @param protocol what Usenet brings is packed by its nature; its client unpacks it
     * @return the worst finding, empty where nothing is wrong
     */
    public static Optional<Finding> look(List<Listed> files, Protocol protocol, DownloadRules rules) {
        for (Listed file : files) {
            Optional<Finding> bad = look(file, rules);
            if (bad.isPresent()) {
                return bad;
            }
        }
        if (protocol != Protocol.TORRENT || files.isEmpty()) {
            return Optional.empty();
        }
        boolean packed = files.stream().anyMatch(file -> isArchive(ending(name(file))));
        boolean media = files.stream().anyMatch(file -> MEDIA.contains(ending(name(file))));
        if (packed) {
            Optional<Listed> hint = files.stream()
                    .filter(file -> PASSWORD.matcher(name(file)).find())
                    .findFirst();
            if (hint.isPresent()) {
                return Optional.of(
                        new Finding(BlockReason.PASSWORD, Message.of(BAD + "password", shown(name(hint.get())))));
            }
        }
        return packed && !media && rules.refuseArchives()
                ? Optional.of(new Finding(BlockReason.WRONG_CONTENT, Message.of(BAD + "only-archives")))
                : Optional.empty();
    }

    private static Optional<Finding> look(Listed file, DownloadRules rules) {
        String path = file.path();
        if (Arrays.asList(path.split("[/\\\\]", -1)).contains("..")) {
            return malware(BAD + "leads-out", path);
        }
        String name = name(file);
        String ending = ending(name);
        boolean bad = rules.badEndings().contains(ending);
        if (bad && (MEDIA.contains(ending(stem(name))) || LONG_GAP.matcher(name).find())) {
            return malware(BAD + "disguised", name);
        }
        if (TURNING.matcher(name).find() && (bad || hidesEnding(name, rules))) {
            return malware(BAD + "disguised", name);
        }
        return bad ? malware(BAD + "program", name) : Optional.empty();
    }

    /** Whether some piece of the name, read without the marks that turn it, is the ending of a program. */
    private static boolean hidesEnding(String name, DownloadRules rules) {
        return Arrays.stream(TURNING.split(name)).map(ContentCheck::ending).anyMatch(rules.badEndings()::contains)
                || rules.badEndings().contains(ending(TURNING.matcher(name).replaceAll("")));
    }

    private static Optional<Finding> malware(String key, String name) {
        return Optional.of(new Finding(BlockReason.MALWARE, Message.of(key, shown(name))));
    }

    /** As it can be shown without doing to the screen what it was made for. */
    private static String shown(String name) {
        String plain = TURNING.matcher(name).replaceAll("").replaceAll("\\s+", " ");
        return plain.length() <= 120 ? plain : plain.substring(0, 60) + "…" + plain.substring(plain.length() - 59);
    }

    private static boolean isArchive(String ending) {
        return ARCHIVES.contains(ending) || VOLUME.matcher(ending).matches();
    }

    private static String name(Listed file) {
        String path = file.path().replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Windows leaves out dots and blanks at the end of a name: "film.exe. " is run as "film.exe". */
    private static String ending(String name) {
        String trimmed = name.replaceAll("[\\s.]+$", "");
        int dot = trimmed.lastIndexOf('.');
        return dot < 0 ? "" : trimmed.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        String trimmed = name.replaceAll("[\\s.]+$", "");
        int dot = trimmed.lastIndexOf('.');
        return dot < 0 ? trimmed : trimmed.substring(0, dot).strip();
    }
}
