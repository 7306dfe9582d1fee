package org.magpie.pipeline.decide;

import java.time.Duration;
import org.magpie.base.store.Preferences;

/**
 * What a person has set for all judging.
 *
 * @param retention how long the news servers keep posts; zero where that does not matter
 * @param minimumAge how old a post must be, so that it has spread; zero for none
 * @param reservedSpace bytes that stay free on every root folder
 * @param hardcodedSubtitles whether burnt-in subtitles are taken
 * @param packShare the share of its episodes, 0 to 1, that must be wanted for a season pack to be worth its size
 */
public record DecisionSettings(
        Duration retention, Duration minimumAge, long reservedSpace, boolean hardcodedSubtitles, double packShare) {
    private static final long MEGABYTE = 1_000_000;

    /** What holds until a person says otherwise. */
    public static final DecisionSettings USUAL =
            new DecisionSettings(Duration.ZERO, Duration.ZERO, 500 * MEGABYTE, false, 0.5);

    /** Reads {@code decide.retention-days}, {@code decide.minimum-age-minutes}, {@code decide.reserved-megabytes}, {@code
     * decide.hardcoded-subtitles} and {@code decide.pack-percent}. A value that is no number counts as not set. */
    public static DecisionSettings from(Preferences preferences) {
        return new DecisionSettings(
                Duration.ofDays(number(preferences, "decide.retention-days", 0)),
                Duration.ofMinutes(number(preferences, "decide.minimum-age-minutes", 0)),
                number(preferences, "decide.reserved-megabytes", USUAL.reservedSpace / MEGABYTE) * MEGABYTE,
                preferences.is("decide.hardcoded-subtitles", false),
                number(preferences, "decide.pack-percent", 50) / 100.0);
    }

    private static long number(Preferences preferences, String key, long otherwise) {
        String text = preferences.get(key).orElse("");
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }
}
