package org.magpie.pipeline.match;

import java.util.List;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.match.ItemMatching.Items;
import org.magpie.pipeline.parse.ParsedRelease;

/**
 * Finds which special a release holds. Catalogues number specials each in its own way, so that the number alone says little: the
 * words of the special's name decide where the release bears them.
 */
final class SpecialMatching {
    /** Shorter names are found in too many others. */
    private static final int SHORTEST_NAME = 4;

    private SpecialMatching() {}

    /**
     * @param numbered the specials that bear the release's numbers
     */
    static Items of(ParsedRelease parsed, TitleFacts title, Items numbered) {
        String said = ComparisonForm.loose(parsed.name());
        List<ItemFacts> named = title.items().stream()
                .filter(item -> item.details().season() == 0)
                .filter(item -> isNamed(said, item))
                .toList();
        List<Long> both = named.stream()
                .map(ItemFacts::id)
                .filter(numbered.ids()::contains)
                .toList();
        if (!both.isEmpty() && both.size() == numbered.ids().size()) {
            return numbered;
        }
        if (both.isEmpty() && named.size() == 1 && numbered.ids().size() <= 1) {
            return Items.of(named);
        }
        if (numbered.ids().isEmpty()) {
            return numbered;
        }
        return new Items(
                numbered.ids(), ItemMatching.UNCERTAIN, Optional.of(Message.of("match.special-by-number-alone")));
    }

    private static boolean isNamed(String said, ItemFacts item) {
        String name = ComparisonForm.loose(item.details().name());
        return name.length() >= SHORTEST_NAME && said.contains(name);
    }
}
