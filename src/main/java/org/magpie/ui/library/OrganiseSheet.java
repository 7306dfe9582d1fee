package org.magpie.ui.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.pipeline.importing.organise.OrganiseOptions;
import org.magpie.pipeline.importing.organise.OrganisePlan;
import org.magpie.pipeline.importing.organise.OrganiseScope;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** The sheet that shows which files would get which places, lets single ones be left out, and has it done. */
public final class OrganiseSheet {
    /** More than that a person does not read; all of it is done all the same. */
    private static final int MOST_SHOWN = 300;
    /** Below the words of a check box. */
    private static final Insets BEHIND_BOX = new Insets(0, 0, 0, 26);

    private final Context context;
    private final OrganiseScope scope;
    private final Set<Path> left = new HashSet<>();
    private final Map<Path, Label> targets = new HashMap<>();
    private final Button move;
    private OrganisePlan plan = new OrganisePlan(List.of(), List.of(), 0);
    private int asked;

    public OrganiseSheet(Context context, OrganiseScope scope) {
        this.context = context;
        this.scope = scope;
        this.move = Buttons.main(Icon.CHECK, context.text("organise.move", 0), this::start);
        move.setMaxWidth(Double.MAX_VALUE);
    }

    /**
     * @param name of what is organised
     */
    public void open(String name) {
        Runnable begun = context.toasts().working(context.text("organise.looking"));
        context.background()
                .run(
                        () -> context.services().organise().plan(scope, OrganiseOptions.NAMES, Set.of()),
                        found -> {
                            begun.run();
                            show(name, found);
                        },
                        failure -> {
                            begun.run();
                            context.tell("organise.failed", failure);
                        });
    }

    private void show(String name, OrganisePlan found) {
        if (found.lines().isEmpty()) {
            context.toasts().show(StatusColor.HERE, context.text("organise.all-well", name));
            return;
        }
        VBox content = new VBox(16);
        List<OrganisePlan.Line> refused = found.refused();
        if (!refused.isEmpty()) {
            VBox section = section(context.text("organise.refused", refused.size()));
            refused.stream()
                    .limit(MOST_SHOWN)
                    .forEach(each -> section.getChildren().add(refused(each)));
            content.getChildren().add(section);
        }
        List<OrganisePlan.Line> moved =
                found.lines().stream().filter(each -> each.refusal() == null).toList();
        @Nullable VBox section = null;
        String heading = "";
        for (OrganisePlan.Line each : moved.stream().limit(MOST_SHOWN).toList()) {
            String under = headingOf(each);
            if (section == null || !under.equals(heading)) {
                heading = under;
                section = section(under);
                content.getChildren().add(section);
            }
            section.getChildren().add(line(each));
        }
        if (moved.size() > MOST_SHOWN) {
            content.getChildren().add(caption(context.text("organise.more", moved.size() - MOST_SHOWN)));
        }
        content.getChildren().add(caption(context.text("organise.as-is", found.asIs())));
        take(found);
        context.drawer().openWide(context.text("organise.heading", name), content, move, () -> {});
    }

    private String headingOf(OrganisePlan.Line line) {
        return line.season() > 0 ? context.text("organise.season", line.title(), line.season()) : line.title();
    }

    private static VBox section(String heading) {
        VBox section = new VBox(8);
        section.getChildren().add(Buttons.label(heading, "card-title"));
        return section;
    }

    private VBox refused(OrganisePlan.Line line) {
        Label name = wrapped(below(line.root(), line.from()));
        name.setGraphic(Icon.ATTENTION.node());
        StatusColor.ATTENTION.paint(name);
        return new VBox(2, name, caption(said(line.refusal())));
    }

    private String said(@Nullable Message refusal) {
        return refusal == null ? "" : context.texts().say(refusal);
    }

    private VBox line(OrganisePlan.Line line) {
        CheckBox chosen = new CheckBox(below(line.root(), line.from()));
        chosen.setAccessibleText(chosen.getText());
        chosen.setMnemonicParsing(false);
        chosen.setWrapText(true);
        chosen.setSelected(true);
        Label target = caption("→ " + below(line.root(), line.to()));
        targets.put(line.from(), target);
        chosen.selectedProperty().addListener((value, before, now) -> {
            if (now) {
                left.remove(line.from());
            } else {
                left.add(line.from());
            }
            planAgain();
        });
        VBox all = new VBox(2, chosen, target);
        VBox.setMargin(target, BEHIND_BOX);
        if (!line.companions().isEmpty()) {
            List<String> names = new ArrayList<>();
            line.companions()
                    .forEach(each -> names.add(String.valueOf(each.from().getFileName())));
            Label with = caption(context.text("organise.with", String.join(", ", names)));
            VBox.setMargin(with, BEHIND_BOX);
            all.getChildren().add(with);
        }
        return all;
    }

    /** What is left out keeps its place: others may need it. */
    private void planAgain() {
        int turn = ++asked;
        move.setDisable(true);
        Set<Path> now = Set.copyOf(left);
        context.background()
                .run(
                        () -> context.services().organise().plan(scope, OrganiseOptions.NAMES, now),
                        found -> {
                            if (turn == asked) {
                                take(found);
                            }
                        },
                        failure -> context.tell("organise.failed", failure));
    }

    private void take(OrganisePlan found) {
        plan = found;
        for (OrganisePlan.Line each : found.lines()) {
            Label target = targets.get(each.from());
            if (target != null) {
                target.setText(each.refusal() == null ? "→ " + below(each.root(), each.to()) : said(each.refusal()));
            }
        }
        int files = found.files();
        move.setText(context.text("organise.move", files));
        move.setAccessibleText(move.getText());
        move.setDisable(found.parts().isEmpty());
    }

    private void start() {
        context.drawer().close();
        start(context, plan);
    }

    /** Has a plan carried out, and offers to undo it when it is. */
    private static void start(Context context, OrganisePlan plan) {
        String correlation = WorkContext.begin(Actor.WINDOW).correlation();
        Runnable begun = context.toasts().working(context.text("organise.working", plan.files()));
        AtomicReference<Events.Subscription> watching = new AtomicReference<>();
        watching.set(context.services().events().listen(JobChanged.class, change -> {
            Job job = change.job();
            if (job.correlation().equals(correlation) && !job.isOpen()) {
                watching.get().close();
                context.background().onWindow(() -> {
                    begun.run();
                    ended(context, job, correlation);
                });
            }
        }));
        context.background()
                .run(
                        () -> new WorkContext(Actor.WINDOW, correlation)
                                .supply(() -> context.services().organise().start(plan)),
                        job -> {},
                        failure -> {
                            watching.get().close();
                            begun.run();
                            context.tell("organise.failed", failure);
                        });
    }

    private static void ended(Context context, Job job, String correlation) {
        Message says = job.says();
        String said =
                says == null ? context.text("organise.failed") : context.texts().say(says);
        if (job.state() == Job.State.FAILED) {
            context.toasts().show(StatusColor.FAILED, said);
        } else {
            context.offerUndo(said, correlation, () -> {});
        }
    }

    private static String below(Path root, Path place) {
        return place.startsWith(root) ? root.relativize(place).toString() : place.toString();
    }

    private static Label caption(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
