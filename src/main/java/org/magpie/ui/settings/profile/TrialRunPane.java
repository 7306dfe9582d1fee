package org.magpie.ui.settings.profile;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.magpie.pipeline.decide.TrialRun.Change;
import org.magpie.pipeline.decide.TrialRun.Outcome;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** Shows what a changed quality profile would do, before it is saved. */
final class TrialRunPane extends VBox {
    private static final int SHOWN = 4;

    private final Context context;
    private final ProfileDraft draft;
    private final Button ask;
    private final VBox answer = new VBox(4);

    TrialRunPane(Context context, ProfileDraft draft) {
        this.context = context;
        this.draft = draft;
        getStyleClass().add("trial");
        setSpacing(8);
        ask = Buttons.plain(Icon.HELP, context.text("settings.trial.ask"), this::ask);
        answer.getStyleClass().add("trial-answer");
        Buttons.show(answer, false);
        getChildren().addAll(ask, answer);
        // A profile that nothing uses yet changes nothing.
        Buttons.show(this, draft.id() != 0);
    }

    private void ask() {
        if (draft.problem().isPresent()) {
            return;
        }
        ask.setDisable(true);
        show(List.of(Buttons.label(context.text("settings.trial.asking"), "muted")));
        var changed = draft.build();
        context.background()
                .run(
                        () -> context.services().choosing().tryOut(changed),
                        outcome -> {
                            ask.setDisable(false);
                            show(lines(outcome));
                        },
                        failure -> {
                            ask.setDisable(false);
                            Buttons.show(answer, false);
                            context.tell("settings.trial.failed", failure);
                        });
    }

    private void show(List<Label> lines) {
        answer.getChildren().setAll(lines);
        Buttons.show(answer, true);
    }

    private List<Label> lines(Outcome outcome) {
        List<Label> lines = new ArrayList<>();
        if (outcome.isNothing()) {
            Label nothing =
                    Buttons.label(context.text("settings.trial.nothing", outcome.files(), outcome.releases()), "muted");
            nothing.setWrapText(true);
            lines.add(nothing);
            return lines;
        }
        if (outcome.reopened() > 0) {
            lines.add(new Label(context.text("settings.trial.reopened", outcome.reopened(), outcome.reopenedTitles())));
        }
        if (outcome.settled() > 0) {
            lines.add(new Label(context.text("settings.trial.settled", outcome.settled())));
        }
        name(lines, "settings.trial.taken", outcome.taken());
        name(lines, "settings.trial.refused", outcome.refused());
        return lines;
    }

    private void name(List<Label> lines, String key, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add(new Label(context.text(key, changes.size())));
        changes.stream().limit(SHOWN).forEach(change -> lines.addAll(named(change)));
        if (changes.size() > SHOWN) {
            lines.add(Buttons.label(context.text("settings.trial.more", changes.size() - SHOWN), "caption"));
        }
    }

    /** The release, and below it what speaks against it; cut where they are too long, whole in the tooltip. */
    private List<Label> named(Change change) {
        String because = context.texts().say(change.because());
        Label release = Buttons.label("•  " + change.release());
        Label reason = Buttons.label(because, "caption");
        reason.setPadding(new Insets(0, 0, 4, 14));
        List.of(release, reason).forEach(label -> label.setTooltip(new Tooltip(change.release() + "\n" + because)));
        return List.of(release, reason);
    }
}
