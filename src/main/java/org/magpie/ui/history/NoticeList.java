package org.magpie.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.base.error.Message;
import org.magpie.pipeline.notify.NoticeAttempt;
import org.magpie.ui.history.NoticeListViewModel.ChannelChoice;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.ProblemLine;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;

/** What was sent to channels and what they said to it, each with a way to send it again. For a drawer. */
public final class NoticeList {
    private final Context context;
    private final NoticeListViewModel model;
    private final VBox list = new VBox();
    private final VBox root;

    public NoticeList(Context context, NoticeListViewModel model) {
        this.context = context;
        this.model = model;
        list.getStyleClass().add("notice-lines");
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> model.isFiltered()
                        ? new EmptyState(Icon.NOTHING_FOUND, context.text("notices.list.none-fits"), "")
                        : new EmptyState(
                                Icon.HISTORY,
                                context.text("notices.list.empty"),
                                context.text("notices.list.empty.hint")),
                () -> Skeleton.rows(6, 56),
                model::refresh);
        states.follow(model.loader().stateProperty());
        HBox bar = new HBox(
                new ChipBar<>(
                        List.of(NoticeListViewModel.Outcome.values()),
                        each -> context.text("notices.list." + each.name().toLowerCase(Locale.ROOT)),
                        model.outcomeProperty()),
                channels());
        bar.getStyleClass().add("notice-bar");
        root = new VBox(bar, new ProblemLine(model.problem(), "problem-line"), states);
        root.getStyleClass().add("notice-list");
        root.getStylesheets().add(NoticeList.class.getResource("NoticeList.css").toExternalForm());
        model.rows().addListener((ListChangeListener<NoticeAttempt>) change ->
                list.getChildren().setAll(model.rows().stream().map(this::line).toList()));
    }

    public Parent root() {
        return root;
    }

    private ComboBox<ChannelChoice> channels() {
        ComboBox<ChannelChoice> choice = new ComboBox<>();
        choice.getItems().setAll(model.channels());
        Choice.dress(choice, context.text("notices.list.channel"), ChannelChoice::name);
        choice.getItems().stream()
                .filter(each -> each.id() == model.channelProperty().get())
                .findFirst()
                .ifPresent(choice::setValue);
        choice.valueProperty()
                .addListener((property, before, now) -> model.channelProperty().set(now == null ? 0 : now.id()));
        return choice;
    }

    private Node line(NoticeAttempt attempt) {
        String outcome = context.text("notices.outcome."
                + attempt.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Label heading = Buttons.label(attempt.heading());
        heading.setMinWidth(0);
        HBox head = new HBox(dot(attempt), heading);
        head.getStyleClass().add("notice-head");
        Label caption = LiveText.label(() -> caption(attempt, outcome), "caption");
        caption.setTooltip(new Tooltip(context.formats().exact(attempt.happened())));
        VBox words = new VBox(head, caption);
        Message why = attempt.said();
        if (why != null) {
            Label said = Buttons.label(context.texts().say(why), "caption", "notice-why");
            said.setWrapText(true);
            words.getChildren().add(said);
        }
        words.getStyleClass().add("notice-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button again = Buttons.plain(Icon.RETRY, context.text("notices.list.again"), () -> model.again(attempt));
        again.setAccessibleText(context.text("notices.list.again") + ": " + attempt.heading());
        again.setMinWidth(Region.USE_PREF_SIZE);
        VBox details = details(attempt);
        Buttons.show(details, false);
        Button more = Buttons.icon(
                Icon.OPEN_DOWN,
                context.text("notices.list.details"),
                () -> Buttons.show(details, !details.isVisible()));
        HBox line = new HBox(words, again, more);
        line.getStyleClass().add("notice-line");
        VBox whole = new VBox(line, details);
        whole.getStyleClass().add("notice-entry");
        whole.setFocusTraversable(true);
        whole.setAccessibleText(String.join(", ", attempt.heading(), attempt.channel(), outcome));
        whole.setOnKeyPressed(event -> {
            if (whole.equals(event.getTarget()) && event.getCode() == KeyCode.ENTER) {
                Buttons.show(details, !details.isVisible());
                event.consume();
            }
        });
        return whole;
    }

    /** Its meaning stands beside it in words. */
    private static Node dot(NoticeAttempt attempt) {
        Region dot = new Region();
        dot.getStyleClass().add("notice-dot");
        NoticeListViewModel.tone(attempt).paint(dot);
        return dot;
    }

    private String caption(NoticeAttempt attempt, String outcome) {
        List<String> parts = new ArrayList<>(List.of(
                attempt.channel(),
                context.text("plug.channel.events." + attempt.kind().event()),
                outcome));
        if (attempt.status() != 0) {
            parts.add(String.valueOf(attempt.status()));
        }
        parts.add(context.formats().relative(attempt.happened()));
        return String.join(" · ", parts);
    }

    private VBox details(NoticeAttempt attempt) {
        VBox details = new VBox();
        details.getStyleClass().add("notice-details");
        part(details, "notices.list.text", attempt.text(), false);
        part(details, "notices.list.request", attempt.request(), true);
        part(details, "notices.list.answer", attempt.answer(), true);
        return details;
    }

    private void part(VBox details, String label, String text, boolean isCode) {
        if (!text.isBlank()) {
            Label body = new Label(text);
            body.setWrapText(true);
            body.setMinHeight(Region.USE_PREF_SIZE);
            if (isCode) {
                body.getStyleClass().add("notice-code");
            }
            details.getChildren().addAll(Buttons.label(context.text(label), "caption"), body);
        }
    }
}
