package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.magpie.base.error.UserException;
import org.magpie.base.store.StoredPreferences;
import org.magpie.insight.filter.SavedFilters;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.naming.NamingPreset;
import org.magpie.upkeep.watch.LibraryWatch;

/**
 * What a person has changed of the way names are made, releases are chosen and downloads are checked. How the window looks is
 * left out: that belongs to one computer.
 */
final class PreferenceSetup implements SetupPart<Map<String, String>> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SWITCH = Pattern.compile("true|false");
    private static final Pattern TEXT = Pattern.compile("(?s).{0,5000}");

    /** As many and as long as can be kept; what cannot be read is passed over. */
    private static final Pattern FILTERS = Pattern.compile("(?s).{0,1000000}");

    /** As of chmod, by which its owner may read; or empty. */
    private static final Pattern MODE = Pattern.compile("(0?[4-7][0-7]{2})?");

    private static final Pattern GROUP = Pattern.compile("[^\\s/:,]{0,64}");

    private static final Map<String, Pattern> KNOWN = known();

    private final StoredPreferences preferences;

    PreferenceSetup(StoredPreferences preferences) {
        this.preferences = preferences;
    }

    private static Map<String, Pattern> known() {
        Map<String, Pattern> known = new LinkedHashMap<>();
        for (String key : List.of(
                "decide.retention-days",
                "decide.minimum-age-minutes",
                "decide.reserved-megabytes",
                "decide.pack-percent",
                DownloadRules.STRIKES,
                DownloadRules.NO_PROGRESS,
                DownloadRules.SLOW,
                DownloadRules.SLOW_SPEED,
                DownloadRules.METADATA,
                "sources.sync-minutes",
                "library.missing-hours")) {
            known.put(key, NUMBER);
        }
        for (String key : List.of(
                "decide.hardcoded-subtitles",
                DownloadRules.MISSING_ARTICLES,
                DownloadRules.FAILED_UNPACK,
                DownloadRules.REFUSE_ARCHIVES,
                "guide.weekly",
                LibraryWatch.SWITCH)) {
            known.put(key, SWITCH);
        }
        for (String key :
                List.of(DownloadRules.BAD_ENDINGS, DownloadRules.IMPORTED, DownloadRules.FAILED, "guide.wish")) {
            known.put(key, TEXT);
        }
        known.put(SavedFilters.KEY, FILTERS);
        known.put(FiledPermissions.FILE, MODE);
        known.put(FiledPermissions.FOLDER, MODE);
        known.put(FiledPermissions.GROUP, GROUP);
        for (MediaKind kind : MediaKind.values()) {
            known.put(ChosenNames.PREFIX + NamingPreset.key(kind, "rename"), SWITCH);
            ChosenNames.PATTERNS.forEach(part -> known.put(ChosenNames.PREFIX + NamingPreset.key(kind, part), TEXT));
        }
        return known;
    }

    @Override
    public String key() {
        return "preferences";
    }

    @Override
    public Map<String, String> export() {
        Map<String, String> values = new TreeMap<>();
        KNOWN.keySet().forEach(key -> preferences.get(key).ifPresent(value -> values.put(key, value)));
        return values;
    }

    @Override
    public void apply(Map<String, String> section, SetupRun run) {
        section.forEach((name, value) ->
                run.entry(JsonPointer.empty().appendProperty(key()).appendProperty(name), name, () -> {
                    Pattern allowed = KNOWN.get(name);
                    if (allowed == null) {
                        throw new UserException("setup.preference.unknown", name, String.join(", ", KNOWN.keySet()));
                    }
                    if (!allowed.matcher(value).matches()) {
                        throw new UserException("setup.preference.value", name, value);
                    }
                    preferences.set(run.unit(), name, value);
                }));
    }
}
