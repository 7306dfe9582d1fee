package org.magpie.ui.importing;

import java.util.List;
import org.magpie.ui.kit.place.Context;
import org.magpie.upkeep.scan.LibraryScan.Taken;

/** Says what was taken into the library where it lies. */
public final class TakenText {
    private TakenText() {}

    /** What became of places of which a person has said that they are of one title. */
    public static String of(Context context, List<Taken> all) {
        Taken first = all.getFirst();
        String named = first.year() == 0
                ? first.title()
                : context.text("by-hand.named", first.title(), String.valueOf(first.year()));
        int files = all.stream().mapToInt(each -> each.files().size()).sum();
        int left = all.stream().mapToInt(each -> each.left().size()).sum();
        StringBuilder said = new StringBuilder(context.text("ondisk.taken", named, files));
        if (left > 0) {
            said.append(". ").append(context.text("ondisk.taken.left", left));
        }
        all.stream()
                .flatMap(each -> each.besides().stream())
                .findFirst()
                .ifPresent(path -> said.append(". ").append(context.text("ondisk.taken.besides", path)));
        return said.toString();
    }
}
