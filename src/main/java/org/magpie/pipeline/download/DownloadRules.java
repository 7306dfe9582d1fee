package org.magpie.pipeline.download;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.magpie.base.store.Preferences;

/**
 * What a person has set about downloads that get stuck, that hold something bad, and that are done with. Read again at each look,
 * so that a change counts at once.
 *
 * @param strikes how often in a row something must be wrong before a download is given up; at least 1
 * @param noProgress time without a byte that is one strike, zero for never
 * @param slow time over which the speed is measured, zero for never
 * @param slowSpeed bytes a second; less is one strike
 * @param metadata time without even the list of files that is one strike, zero for never
 * @param missingArticles whether one whose articles are missing is given up; else it waits for a person
 * @param failedUnpack whether one that cannot be unpacked is given up; else it waits for a person
 * @param badEndings file name endings, lower case without the dot, that no download may hold
 * @param refuseArchives whether a torrent that holds nothing but archives is given up
 * @param imported what becomes of a torrent that is in the library and has given back what was asked for
 * @param failed what becomes of one that has failed
 */
public record DownloadRules(
        int strikes,
        Duration noProgress,
        Duration slow,
        long slowSpeed,
        Duration metadata,
        boolean missingArticles,
        boolean failedUnpack,
        Set<String> badEndings,
        boolean refuseArchives,
        CleanupPolicy imported,
        CleanupPolicy failed) {
    public static final String STRIKES = "download.stuck.strikes";
    public static final String NO_PROGRESS = "download.stuck.no-progress-minutes";
    public static final String SLOW = "download.stuck.slow-minutes";
    public static final String SLOW_SPEED = "download.stuck.slow-kilobytes";
    public static final String METADATA = "download.stuck.metadata-minutes";
    public static final String MISSING_ARTICLES = "download.stuck.missing-articles";
    public static final String FAILED_UNPACK = "download.stuck.failed-unpack";
    public static final String BAD_ENDINGS = "download.content.bad-endings";
    public static final String REFUSE_ARCHIVES = "download.content.refuse-archives";
    public static final String IMPORTED = "download.leaving.imported";
    public static final String FAILED = "download.leaving.failed";

    private static final long KILOBYTE = 1_000;

    /** What holds until a person says otherwise. */
    public static final DownloadRules USUAL = new DownloadRules(
            3,
            Duration.ofHours(2),
            Duration.ofHours(1),
            10 * KILOBYTE,
            Duration.ofMinutes(30),
            true,
            true,
            // What a system of today runs when it is opened, and archives that are used for nothing else.
            Set.of(
                    "ace", "apk", "app", "arj", "bat", "cmd", "com", "cpl", "deb", "dll", "dmg", "exe", "hta", "jar",
                    "js", "jse", "lnk", "lzh", "msi", "pif", "pkg", "ps1", "psm1", "reg", "rpm", "scr", "sh", "vb",
                    "vbe", "vbs", "wsf", "wsh", "xpi", "zipx"),
            true,
            CleanupPolicy.DELETE,
            CleanupPolicy.DELETE);

    public DownloadRules {
        badEndings = Set.copyOf(badEndings);
    }

    /** Reads what is stored; a value that makes no sense counts as not set. */
    public static DownloadRules from(Preferences preferences) {
        return new DownloadRules(
                (int) Math.max(1, number(preferences, STRIKES, USUAL.strikes)),
                Duration.ofMinutes(number(preferences, NO_PROGRESS, USUAL.noProgress.toMinutes())),
                Duration.ofMinutes(number(preferences, SLOW, USUAL.slow.toMinutes())),
                number(preferences, SLOW_SPEED, USUAL.slowSpeed / KILOBYTE) * KILOBYTE,
                Duration.ofMinutes(number(preferences, METADATA, USUAL.metadata.toMinutes())),
                preferences.is(MISSING_ARTICLES, USUAL.missingArticles),
                preferences.is(FAILED_UNPACK, USUAL.failedUnpack),
                preferences.get(BAD_ENDINGS).map(DownloadRules::endings).orElse(USUAL.badEndings),
                preferences.is(REFUSE_ARCHIVES, USUAL.refuseArchives),
                CleanupPolicy.of(preferences.get(IMPORTED, ""), USUAL.imported),
                CleanupPolicy.of(preferences.get(FAILED, ""), USUAL.failed));
    }

    /** A list as a person types it: with or without dots, divided by anything that is no letter or digit. */
    public static Set<String> endings(String typed) {
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The list as it is shown and stored. */
    public static String written(Set<String> endings) {
        return String.join(" ", new TreeSet<>(endings));
    }

    private static long number(Preferences preferences, String key, long otherwise) {
        String text = preferences.get(key).orElse("");
        return text.matches("\\d{1,7}") ? Long.parseLong(text) : otherwise;
    }
}
