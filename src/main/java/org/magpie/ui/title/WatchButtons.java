package org.magpie.ui.title;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.magpie.pipeline.notify.refresh.WatchLink;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A button for each media server on which a title can be watched, behind the first button of its head. */
final class WatchButtons {
    private static final Logger LOG = LoggerFactory.getLogger(WatchButtons.class);

    private final Context context;
    private final Pane buttons;
    private final Background.Lane lane;
    private final List<Button> shown = new ArrayList<>();
    private List<WatchLink> links = List.of();

    WatchButtons(Context context, Pane buttons) {
        this.context = context;
        this.buttons = buttons;
        this.lane = context.background().lane();
    }

    /** Asks again where the title can be watched. */
    void show(long titleId) {
        lane.ask(
                () -> context.services().watchLinks().of(titleId),
                this::show,
                failure -> LOG.warn("Where title {} can be watched is not known", titleId, failure));
    }

    private void show(List<WatchLink> fresh) {
        if (fresh.equals(links)) {
            return;
        }
        links = fresh;
        buttons.getChildren().removeAll(shown);
        shown.clear();
        fresh.forEach(link -> shown.add(button(link.server(), link.page())));
        buttons.getChildren().addAll(Math.min(1, buttons.getChildren().size()), shown);
    }

    private Button button(String server, URI page) {
        Button button = Buttons.plain(
                Icon.SERVER,
                context.text("title.watch-on", server),
                () -> context.desktop().browse(page));
        button.setTooltip(new Tooltip(page.toString()));
        return button;
    }
}
