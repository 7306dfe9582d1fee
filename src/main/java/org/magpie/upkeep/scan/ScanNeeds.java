package org.magpie.upkeep.scan;

import java.util.ArrayList;
import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedSource;
import org.magpie.upkeep.scan.LibraryScan.Objection;
import org.magpie.upkeep.scan.LibraryScan.UnmatchedCount;

/** Root folders of which nothing is changed until a person has looked, and files that could not be recognised: one row for each root folder. */
public final class ScanNeeds implements NeedSource {
    private static final String ROOT = "root:";
    private static final String FILES = "files:";
    private static final Need.Action REALLY_GONE = Need.Action.of("really-gone");
    private static final Need.Action LOOK_AGAIN = Need.Action.of("look-again");

    private final LibraryScan scan;

    public ScanNeeds(LibraryScan scan) {
        this.scan = scan;
    }

    @Override
    public String key() {
        return "scan";
    }

    @Override
    public List<Need> open() {
        List<Need> needs = new ArrayList<>();
        scan.objections().forEach(each -> needs.add(objection(each)));
        scan.unmatchedCounts().forEach(each -> needs.add(unmatched(each)));
        return needs;
    }

    private Need objection(Objection objection) {
        return new Need(
                new Need.Key(key(), ROOT + objection.rootId()),
                "root-guard",
                objection.root().toString(),
                objection.since(),
                objection.said(),
                List.of(),
                objection.isFinal() ? List.of(LOOK_AGAIN) : List.of(LOOK_AGAIN, REALLY_GONE),
                ROOT + objection.rootId());
    }

    private Need unmatched(UnmatchedCount waiting) {
        return new Need(
                new Need.Key(key(), FILES + waiting.rootId()),
                "unmatched-files",
                waiting.root().toString(),
                waiting.since(),
                Message.of("scan.need.files", waiting.files()),
                List.of(),
                List.of(LOOK_AGAIN),
                ROOT + waiting.rootId());
    }

    @Override
    public void decide(Need need, Need.Action action, String candidate) {
        String id = need.key().id();
        long root = Long.parseLong(id.substring(id.indexOf(':') + 1));
        if (action.equals(REALLY_GONE)) {
            scan.reallyGone(root);
        } else {
            scan.start(root, id.startsWith(FILES) ? ScanOptions.USUAL : ScanOptions.COMPARISON);
        }
    }
}
