package org.magpie.ui.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.naming.FileNaming;
import org.magpie.pipeline.importing.naming.NamingPattern;
import org.magpie.pipeline.importing.naming.NamingPreset;
import org.magpie.pipeline.importing.naming.NamingPresets;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.importing.naming.NamingSamples;
import org.magpie.pipeline.importing.naming.NamingSubject;
import org.magpie.pipeline.importing.naming.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.PatternCheck;
import org.magpie.pipeline.parse.ReleaseReader;

/** The patterns as the importing step uses them; what is not chosen is as in the first preset. */
public final class PresetPatterns implements NamePatterns {
    /** Room for what stands behind a file's name, such as ".en.forced.srt". */
    private static final int EXTENSION_BYTES = 24;

    private final NamingPresets presets = new NamingPresets();
    private final PatternCheck check;

    public PresetPatterns(ReleaseReader reader) {
        this.check = new PatternCheck(reader);
    }

    @Override
    public List<Pattern> patterns() {
        Map<String, String> standard = presets.all().getFirst().patterns();
        List<Pattern> patterns = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            for (String what : List.of("folder", "season", "specials", "file", "daily", "anime")) {
                String key = kind.name().toLowerCase(Locale.ROOT) + "." + what;
                String text = standard.get(key);
                if (text != null) {
                    patterns.add(new Pattern(ChosenNames.PREFIX + key, kind, what, text));
                }
            }
        }
        return patterns;
    }

    @Override
    public Example example(Pattern pattern, String text) {
        NamingPattern parsed = NamingPattern.parse(text, pattern.kind());
        Numbering numbering = numbering(pattern.what());
        NamingSubject sample = sample(pattern, numbering);
        FileNaming naming = new FileNaming(presets.standard(pattern.kind()), NamingRules.DEFAULT);
        boolean folder = isFolder(pattern.what());
        String name = folder ? naming.previewFolder(parsed, sample) : naming.preview(parsed, sample, EXTENSION_BYTES);
        return new Example(name, problems(pattern, parsed, numbering).stream().findFirst());
    }

    @Override
    public List<Preset> presets(MediaKind kind) {
        return presets.all().stream().map(preset -> preset(preset, kind)).toList();
    }

    private List<Message> problems(Pattern pattern, NamingPattern parsed, Numbering numbering) {
        return switch (pattern.what()) {
            case "folder" -> check.problemsOfFolder(parsed);
            case "season" -> check.problemsOfSeasonFolder(parsed);
            // The folder of specials needs no number: there is one of them.
            case "specials" -> List.of();
            default -> check.problemsOfFile(parsed, numbering, NamingRules.DEFAULT);
        };
    }

    private static NamingSubject sample(Pattern pattern, Numbering numbering) {
        NamingSubject plain = NamingSamples.of(pattern.kind(), numbering).getFirst();
        if (!pattern.what().equals("specials") || !(plain instanceof SeriesSubject series)) {
            return plain;
        }
        return new SeriesSubject(series.title(), series.year(), numbering, series.ids(), 0, List.of(), series.file());
    }

    private static Numbering numbering(String what) {
        return switch (what) {
            case "daily" -> Numbering.DAILY;
            case "anime" -> Numbering.ANIME;
            default -> Numbering.STANDARD;
        };
    }

    private static boolean isFolder(String what) {
        return Arrays.asList("folder", "season", "specials").contains(what);
    }

    private static Preset preset(NamingPreset preset, MediaKind kind) {
        String prefix = kind.name().toLowerCase(Locale.ROOT) + ".";
        Map<String, String> of = new TreeMap<>();
        preset.patterns().forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                of.put(ChosenNames.PREFIX + key, text);
            }
        });
        // A preset that renames has no word for it.
        of.putIfAbsent(ChosenNames.PREFIX + prefix + "rename", "true");
        return new Preset(preset.label(), of);
    }
}
