package org.magpie.ui.library;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.error.UserException;
import org.magpie.insight.filter.SavedFilters;
import org.magpie.insight.filter.TitleFilter;
import org.magpie.insight.filter.TitleFilter.Group;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.settings.page.FormRows;

/** The editor of a filter, in the drawer. It says at each change how many titles the filter leaves. */
final class FilterSheet {
    private final Context context;
    private final LibraryViewModel model;
    private final SavedFilters saved;
    private final BiConsumer<String, TitleFilter> shown;
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Label count = Buttons.label("", "caption");
    private final VBox whole = new VBox();

    /**
     * @param shown told which filter is to be shown, with its name or none
     */
    FilterSheet(Context context, LibraryViewModel model, SavedFilters saved, BiConsumer<String, TitleFilter> shown) {
        this.context = context;
        this.model = model;
        this.saved = saved;
        this.shown = shown;
    }

    /**
     * @param name empty for one that is not kept
     */
    void open(String name, Group filter) {
        ConditionGroup group = new ConditionGroup(context, filter, 0, this::count, null);
        whole.getChildren().setAll(group);
        TextField called = new TextField(name);
        called.setPromptText(context.text("filter.name.example"));
        Label label = Buttons.label(context.text("filter.name"), "caption");
        label.setLabelFor(called);
        called.setAccessibleText(label.getText());
        VBox content =
                new VBox(16, new VBox(4, label, called), FormRows.problem(problem.getReadOnlyProperty()), whole, count);
        content.getStyleClass().add("filter-sheet");
        // The drawer lies above the library and knows nothing of its looks.
        content.getStylesheets().add("/org/magpie/ui/library/LibraryView.css");
        Button save = Buttons.plain(Icon.CHECK, context.text("filter.save"), () -> save(called.getText(), group));
        save.getStyleClass().add("accent");
        save.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(save, Priority.ALWAYS);
        HBox foot = new HBox(8, save, Buttons.plain(context.text("filter.show"), () -> use("", group)));
        if (!name.isEmpty()) {
            foot.getChildren().add(Buttons.icon(Icon.DELETE, context.text("filter.delete", name), () -> remove(name)));
        }
        context.drawer().open(context.text("filter.heading"), content, foot, () -> {});
        count();
    }

    private void count() {
        Optional<Group> filter = filter();
        filter.ifPresent(chosen -> model.count(
                chosen,
                found -> count.setText(
                        context.text("library.count", context.formats().number(found))),
                this::failed));
    }

    /** Empty while a value is none of its field, which is said then. */
    private Optional<Group> filter() {
        try {
            Group chosen = ((ConditionGroup) whole.getChildren().getFirst()).filter();
            chosen.test(context.services().clock().instant());
            problem.set(Optional.empty());
            return Optional.of(chosen);
        } catch (UserException wrong) {
            count.setText("");
            failed(wrong);
            return Optional.empty();
        }
    }

    private void failed(Throwable failure) {
        problem.set(Optional.of(Problem.of(context.texts(), "filter.failed", failure)));
    }

    private void use(String name, ConditionGroup group) {
        filter().ifPresent(chosen -> {
            context.drawer().close();
            shown.accept(name, group.filter());
        });
    }

    private void save(String name, ConditionGroup group) {
        filter().ifPresent(chosen -> context.background()
                .run(
                        () -> {
                            saved.save(name, chosen);
                            return true;
                        },
                        done -> use(name.strip(), group),
                        this::failed));
    }

    private void remove(String name) {
        context.background()
                .run(
                        () -> {
                            saved.remove(name);
                            return true;
                        },
                        done -> {
                            context.drawer().close();
                            shown.accept("", TitleFilter.everything());
                        },
                        this::failed);
    }
}
