package org.magpie.pipeline.notify.refresh;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedSource;

/** Media servers that do not know the folders in which something has changed: a person says what they call them, or leaves it be. */
public final class MediaServerNeeds implements NeedSource {
    private static final Need.Action LOOK_AGAIN = Need.Action.of("look-again");
    private static final Need.Action FORGET = Need.Action.of("forget");

    private final ServerRefresh refresh;

    public MediaServerNeeds(ServerRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public String key() {
        return "media-server";
    }

    @Override
    public List<Need> open() {
        return refresh.unmapped().stream()
                .map(server -> new Need(
                        new Need.Key(key(), String.valueOf(server.id())),
                        "server-folder",
                        server.name(),
                        server.since(),
                        server.folders() == 1
                                ? server.first()
                                : Message.of("server.unmapped-more", server.folders() - 1, server.first()),
                        List.of(),
                        List.of(LOOK_AGAIN, FORGET),
                        ""))
                .toList();
    }

    @Override
    public void decide(Need need, Need.Action action, String candidate) {
        long server = Long.parseLong(need.key().id());
        if (action.equals(FORGET)) {
            refresh.forgetProblems(server);
        } else {
            refresh.retry(server);
        }
    }
}
