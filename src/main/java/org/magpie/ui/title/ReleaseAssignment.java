package org.magpie.ui.title;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.magpie.base.error.UserException;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.pipeline.match.TitleAliases.Called;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.rows.LibrarySearch;
import org.magpie.ui.kit.style.Icon;

/**
 * Lets a person say what a release is of that Magpie could not place: which title of the library, which part of it, and whether the
 * name that the release bears is the title's from now on.
 */
final class ReleaseAssignment extends VBox {
    private static final Set<String> UNSURE = Set.of("certain", "matched", "readable", "multi-episode", "multi-season");

    private final Context context;
    private final VerdictRow verdict;
    private final Background.Lane lane;
    private final TitleSearch title;
    private final ComboBox<TitlePart> parts = new ComboBox<>();
    private final CheckBox remember = new CheckBox();
    private final Label objection = Buttons.label("", "belongs-objection");
    private final Label problem = Buttons.label("", "belongs-problem");
    private long titleId;

    ReleaseAssignment(Context context, TitleViewModel model, TitlePage page, VerdictRow verdict) {
        super(12);
        this.context = context;
        this.verdict = verdict;
        this.lane = context.background().lane();
        this.titleId = page.row().id();
        title = new TitleSearch(
                context, typed -> new LibrarySearch(context.library().rows().get()).find(typed), this::choose);
        title.setMaxWidth(Double.MAX_VALUE);
        Choice.dress(parts, context.text("title.belongs.part"), TitlePart::name);
        parts.setMaxWidth(Double.MAX_VALUE);
        remember.setWrapText(true);
        objection.setWrapText(true);
        objection.setGraphic(Icon.INFO.node());
        problem.setWrapText(true);
        problem.setGraphic(Icon.ATTENTION.node());
        Button take = Buttons.main(Icon.DOWNLOAD, context.text("title.belongs.take"), () -> {
            TitlePart part = parts.getValue();
            if (part != null) {
                context.drawer().close();
                model.grabAs(verdict, titleId, part.items(), remember.isSelected());
            }
        });
        take.setMaxWidth(Double.MAX_VALUE);
        take.disableProperty().bind(parts.valueProperty().isNull());
        getChildren()
                .addAll(
                        labelled("by-hand.title-of", title),
                        labelled("title.belongs.part", parts),
                        problem,
                        remember,
                        objection,
                        take);
        getStyleClass().add("belongs");
        getStylesheets()
                .add(ReleaseAssignment.class
                        .getResource("ReleaseAssignment.css")
                        .toExternalForm());
        show(page);
        say("");
        showCalled(page, Optional.empty());
        choose(titleId);
    }

    /** Whether Magpie does not know for sure what it is of. */
    static boolean isInQuestion(VerdictRow verdict) {
        return verdict.reasons().stream().anyMatch(reason -> UNSURE.contains(reason.rule()));
    }

    private VBox labelled(String key, javafx.scene.control.Control control) {
        Label label = Buttons.label(context.text(key), "caption");
        label.setLabelFor(control);
        return new VBox(4, label, control);
    }

    /** A title, and what the release would be called as one of its names. */
    private record Chosen(TitlePage page, Optional<Called> called) {}

    private void choose(long id) {
        lane.ask(
                () -> new Chosen(
                        context.services().insight().title(id).orElseThrow(() -> new UserException("title.gone")),
                        context.services().pipeline().aliases().known().called(verdict.releaseName(), id)),
                chosen -> {
                    say("");
                    if (titleId != id) {
                        titleId = id;
                        show(chosen.page());
                    }
                    showCalled(chosen.page(), chosen.called());
                },
                failure -> {
                    parts.getItems().clear();
                    say(Problem.of(context.texts(), "title.failed", failure).line());
                });
    }

    private void say(String wrong) {
        problem.setText(wrong);
        Buttons.show(problem, !wrong.isEmpty());
    }

    private void show(TitlePage page) {
        title.show(page.row().name());
        List<TitlePart> all = TitlePart.of(context, page);
        parts.getItems().setAll(all);
        parts.setValue(TitlePart.likeliest(all, verdict.releaseName()).orElse(null));
        if (all.isEmpty()) {
            say(context.text("title.belongs.nothing", page.row().name()));
        }
    }

    /** A name that cannot be the title's is not offered, and why is said. */
    private void showCalled(TitlePage page, Optional<Called> called) {
        String why = called.flatMap(Called::objection).map(context.texts()::say).orElse("");
        remember.setSelected(false);
        called.ifPresent(name -> remember.setText(
                context.text("title.belongs.remember", name.name(), page.row().name())));
        Buttons.show(remember, called.isPresent() && why.isEmpty());
        objection.setText(why);
        Buttons.show(objection, !why.isEmpty());
    }
}
