package org.magpie.pipeline.importing;

import java.util.List;
import java.util.stream.Collectors;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.SafeName;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;

/** Names as most media players understand them: {@code Title (Year)/Title (Year) Quality} and {@code Title (Year)/Season 01/…}. */
public final class PlainFileNames implements FileNames {
    @Override
    public String folder(TitleFacts title) {
        return SafeName.of(withYear(title));
    }

    @Override
    public String file(
            TitleFacts title,
            List<ItemFacts> items,
            FileFacts facts,
            String currentName,
            String mark,
            String extension) {
        String quality = " " + facts.quality().displayName(title.kind());
        String edition = facts.edition().isEmpty() ? "" : " " + facts.edition();
        if (title.kind() != MediaKind.SERIES) {
            return cut(withYear(title) + edition + quality, mark) + "." + SafeName.of(extension);
        }
        int season = items.getFirst().details().season();
        String episodes = items.stream()
                .map(item -> "E%02d".formatted(item.details().number()))
                .collect(Collectors.joining("-"));
        String names = items.stream()
                .map(item -> item.details().name())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" + "));
        String name = "%s - S%02d%s%s%s"
                .formatted(title.name(), season, episodes, names.isEmpty() ? "" : " - " + names, quality);
        String folder = season == 0 ? "Specials" : "Season %02d".formatted(season);
        return folder + "/" + cut(name, mark) + "." + SafeName.of(extension);
    }

    private static String withYear(TitleFacts title) {
        return title.year() == 0 ? title.name() : title.name() + " (" + title.year() + ")";
    }

    private static String cut(String name, String mark) {
        return SafeName.of(name, IllegalCharacters.DEFAULT, COMPANION_BYTES + SafeName.bytesOf(mark)) + mark;
    }
}
