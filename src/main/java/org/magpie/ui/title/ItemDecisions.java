package org.magpie.ui.title;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;

/** Why one item is as it is, in the drawer: the newest releases that would bring it, each with what spoke for or against it. */
final class ItemDecisions {
    private static final int MOST = 30;

    private final Context context;
    private final TitleViewModel model;

    ItemDecisions(Context context, TitleViewModel model) {
        this.context = context;
        this.model = model;
    }

    /**
     * @param name as the page calls it
     */
    void open(long titleId, TitlePage.ItemRow item, String name) {
        context.background()
                .run(
                        () -> context.services().insight().verdictsOfItem(titleId, item.id(), MOST),
                        verdicts -> show(item, name, verdicts),
                        failure -> context.tell("title.verdicts.failed", failure));
    }

    private void show(TitlePage.ItemRow item, String name, List<VerdictRow> verdicts) {
        StateChip state = new StateChip(
                ItemStates.tone(item.state()),
                ItemStates.icon(item.state()),
                context.text(ItemStates.key(item.state())));
        VBox content = new VBox(16, new HBox(state));
        if (!item.monitored()) {
            content.getChildren().add(said(context.text("title.why.item-unwatched")));
        }
        if (verdicts.isEmpty()) {
            content.getChildren()
                    .add(new EmptyState(
                            Icon.SEARCH,
                            context.text("title.why.item-never"),
                            context.text("title.why.item-never.hint")));
        }
        verdicts.forEach(verdict -> content.getChildren().add(verdict(verdict)));
        context.drawer()
                .open(
                        context.text("title.why.item", name),
                        content,
                        Buttons.plain(Icon.SEARCH, context.text("title.look"), () -> {
                            context.drawer().close();
                            model.look();
                        }),
                        () -> {});
    }

    private Node verdict(VerdictRow verdict) {
        StateChip chip = verdict.grabbed()
                ? new StateChip(StatusColor.WORKING, Icon.DOWNLOAD, context.text("title.verdict.taken"))
                : verdict.accepted()
                        ? new StateChip(StatusColor.HERE, Icon.HERE, context.text("title.verdict.good"))
                        : new StateChip(StatusColor.QUIET, Icon.BLOCK, context.text("title.verdict.refused"));
        Label when = LiveText.label(
                () -> context.formats().relative(verdict.judged()) + " · " + verdict.indexer(), "caption");
        HBox head = new HBox(8, chip, when);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        Label name = Buttons.label(verdict.releaseName(), "card-title");
        name.setWrapText(true);
        VBox lines = new VBox(4, name, head);
        if (!verdict.scoreParts().isEmpty()) {
            lines.getChildren().add(said(context.text("title.score.made-up", verdict.score(), verdict.madeUp())));
        }
        verdict.reasons()
                .forEach(reason -> lines.getChildren().add(said(context.texts().say(reason.said()))));
        return lines;
    }

    private static Label said(String sentence) {
        Label said = Buttons.label(sentence, "muted");
        said.setWrapText(true);
        return said;
    }
}
