package org.magpie.upkeep.watch;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedSource;

/** Root folders with more folders than the system listens to: a person can raise its limit, and Magpie tries again. */
public final class WatchNeeds implements NeedSource {
    private static final Need.Action LOOK_AGAIN = Need.Action.of("look-again");

    private final LibraryWatch watch;

    public WatchNeeds(LibraryWatch watch) {
        this.watch = watch;
    }

    @Override
    public String key() {
        return "watch";
    }

    @Override
    public List<Need> open() {
        return watch.notHeard().stream()
                .map(root -> new Need(
                        new Need.Key(key(), String.valueOf(root.id())),
                        "watch-limit",
                        root.path().toString(),
                        root.since(),
                        Message.of("watch.too-many", RootWatch.LOOK_EVERY.toMinutes()),
                        List.of(),
                        List.of(LOOK_AGAIN),
                        "root:" + root.id()))
                .toList();
    }

    @Override
    public void decide(Need need, Need.Action action, String candidate) {
        watch.retry(Long.parseLong(need.key().id()));
    }
}
