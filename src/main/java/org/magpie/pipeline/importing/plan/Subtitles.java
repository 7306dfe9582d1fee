package org.magpie.pipeline.importing.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.magpie.media.name.LanguageCodes;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.plan.ImportPlan.Companion;
import org.magpie.pipeline.parse.grammar.SubtitleFileReader;
import org.magpie.pipeline.parse.grammar.SubtitleFileReader.SubtitleFile;
import org.magpie.pipeline.parse.part.IsoLanguages;

/**
 * Tells which subtitle files belong to a video, and what they are called beside it: the video's name, the language's code of two
 * letters, and whether they are forced or for the hearing impaired, as players look for them.
 */
public final class Subtitles {
    /** Endings that players read from beside a video; an idx and its sub belong together. */
    static final Set<String> ENDINGS = Set.of("srt", "ass", "ssa", "sub", "idx", "vtt");

    private static final Set<String> FOLDERS = Set.of("subs", "sub", "subtitles", "subtitle");
    /** "2_English.srt": numbered in the order of the disc. */
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,3}[_ .-]+(?=\\p{L})");

    /** What stands behind the video's name; more than that is another video's name that begins alike. */
    private static final Pattern MARKS = Pattern.compile("(?:\\.[\\p{L}\\p{N}_-]{1,10}){1,4}");

    private static final Set<String> KEPT_TAGS = Set.of("forced", "sdh", "cc", "hi");

    private final SubtitleFileReader reader = new SubtitleFileReader(new IsoLanguages());

    /**
     * @param found all subtitle files of the download
     * @param lone whether the video is the only one, so that all of them are its own
     * @param own whether the download is a folder of its own; else files of others may stand beside the video
     * @param target of the video, below the root, with / between names
     */
    public List<Companion> of(Path video, List<Path> found, boolean lone, boolean own, String target) {
        Predicate<Path> mine = subtitle -> isNear(video, subtitle) && (named(video, subtitle) || (lone && own));
        List<Path> theirs =
                found.stream().filter(mine).sorted(Comparator.naturalOrder()).toList();
        String stem = target.substring(0, target.lastIndexOf('.'));
        Map<String, Integer> used = new HashMap<>();
        List<Companion> companions = new ArrayList<>();
        for (Path subtitle : theirs) {
            String suffix = suffix(subtitle);
            String ending = "." + DownloadFiles.extensionOf(subtitle);
            int count = used.merge(suffix + ending, 1, Integer::sum);
            companions.add(
                    new Companion(subtitle.toString(), stem + suffix + (count == 1 ? "" : "." + count) + ending));
        }
        return companions;
    }

    /** Beside the video, or in a folder for subtitles beside it, at most one deeper. */
    private static boolean isNear(Path video, Path subtitle) {
        Path beside = video.getParent();
        Path folder = subtitle.getParent();
        if (beside == null || folder == null || folder.equals(beside)) {
            return beside != null && folder != null;
        }
        Path up = folder.getParent();
        return (isForSubtitles(folder) && beside.equals(up))
                || (up != null && isForSubtitles(up) && beside.equals(up.getParent()));
    }

    private static boolean isForSubtitles(Path folder) {
        Path name = folder.getFileName();
        return name != null && FOLDERS.contains(name.toString().toLowerCase(Locale.ROOT));
    }

    /** Its name begins with the video's, or it lies in a folder of that name. */
    private static boolean named(Path video, Path subtitle) {
        String stem = DownloadFiles.stemOf(video).toLowerCase(Locale.ROOT);
        Path folder = subtitle.getParent();
        String name = DownloadFiles.stemOf(subtitle).toLowerCase(Locale.ROOT);
        boolean begins = name.startsWith(stem)
                && (name.length() == stem.length() || !Character.isLetterOrDigit(name.charAt(stem.length())));
        return begins
                || (folder != null
                        && folder.getFileName() != null
                        && folder.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .equals(stem));
    }

    private String suffix(Path subtitle) {
        // Put behind a made-up video's name, so that a language which is the whole name is read too.
        String name = NUMBERED.matcher(subtitle.getFileName().toString()).replaceFirst("");
        SubtitleFile read = reader.read("x." + name);
        StringBuilder suffix = new StringBuilder();
        String language = read.language();
        if (language != null) {
            suffix.append('.').append(LanguageCodes.twoLetters(language));
        }
        read.tags().stream()
                .filter(KEPT_TAGS::contains)
                .distinct()
                .forEach(tag -> suffix.append('.').append(tag));
        return suffix.toString();
    }

    /** Whether a file of the library is a subtitle of the video with that name: "Film.en.srt" of "Film.mkv". */
    public static boolean belongs(Path video, Path file) {
        String stem = DownloadFiles.stemOf(video);
        String name = file.getFileName().toString();
        return ENDINGS.contains(DownloadFiles.extensionOf(file))
                && name.startsWith(stem)
                && MARKS.matcher(name.substring(stem.length())).matches();
    }
}
