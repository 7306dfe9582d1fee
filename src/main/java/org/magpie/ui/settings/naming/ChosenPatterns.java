package org.magpie.ui.settings.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.naming.FileNaming;
import org.magpie.pipeline.importing.naming.NamingPreset;
import org.magpie.pipeline.importing.naming.NamingPresets;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.importing.naming.NamingSamples;
import org.magpie.pipeline.importing.naming.PatternCheck;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.parse.ReleaseReader;

/** The naming patterns of films and series, as filing uses them. */
public final class ChosenPatterns implements NamePatterns {
    private static final Map<MediaKind, List<String>> PARTS = Map.of(
            MediaKind.MOVIE, List.of("folder", "file"),
            MediaKind.SERIES, List.of("folder", "season", "specials", "file", "daily", "anime"));

    private final List<NamingPreset> presets = new NamingPresets().all();
    private final PatternCheck check;

    public ChosenPatterns(ReleaseReader reader) {
        this.check = new PatternCheck(reader);
    }

    @Override
    public List<Pattern> patterns() {
        List<Pattern> all = new ArrayList<>();
        for (MediaKind kind : List.of(MediaKind.MOVIE, MediaKind.SERIES)) {
            for (String part : PARTS.getOrDefault(kind, List.of())) {
                String key = NamingPreset.key(kind, part);
                all.add(new Pattern(
                        ChosenNames.PREFIX + key,
                        kind,
                        part,
                        presets.getFirst().patterns().getOrDefault(key, "")));
            }
        }
        return all;
    }

    @Override
    public Example example(Pattern pattern, String text) {
        NamingPattern parsed = NamingPattern.parse(text, pattern.kind());
        NamingSubject sample =
                NamingSamples.of(pattern.kind(), numbering(pattern)).getFirst();
        FileNaming naming = new FileNaming(presets.getFirst().scheme(pattern.kind()), NamingRules.DEFAULT);
        List<Message> problems = switch (pattern.what()) {
            case "folder" -> check.problemsOfFolder(parsed);
            case "season" -> check.problemsOfSeasonFolder(parsed);
            // A folder of specials needs no number: there is only one.
            case "specials" -> List.of();
            default -> check.problemsOfFile(parsed, numbering(pattern), NamingRules.DEFAULT);
        };
        boolean isFolder = List.of("folder", "season", "specials").contains(pattern.what());
        String name = isFolder ? naming.previewFolder(parsed, sample) : naming.preview(parsed, sample, 0);
        return new Example(name, problems.stream().findFirst());
    }

    @Override
    public List<Preset> presets(MediaKind kind) {
        return presets.stream()
                .filter(preset -> !"false".equals(preset.patterns().get(NamingPreset.key(kind, "rename"))))
                .map(preset -> new Preset(preset.label(), patternsOf(preset, kind)))
                .toList();
    }

    private static Map<String, String> patternsOf(NamingPreset preset, MediaKind kind) {
        Map<String, String> patterns = new TreeMap<>();
        for (String part : PARTS.getOrDefault(kind, List.of())) {
            String key = NamingPreset.key(kind, part);
            Optional.ofNullable(preset.patterns().get(key))
                    .ifPresent(pattern -> patterns.put(ChosenNames.PREFIX + key, pattern));
        }
        return patterns;
    }

    private static Numbering numbering(Pattern pattern) {
        return switch (pattern.what()) {
            case "daily" -> Numbering.DAILY;
            case "anime" -> Numbering.ANIME;
            default -> Numbering.STANDARD;
        };
    }
}
