package org.magpie.ui.needs;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.event.Events;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedsChanged;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.ProblemLine;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;

/** Everything that waits for a person, each with its reason and what can be done. */
public final class NeedsView implements Screen {
    private final Context context;
    private final NeedsViewModel model;
    private final VBox root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final List<Events.Subscription> changes = new ArrayList<>();

    public NeedsView(Context context, NeedsViewModel model) {
        this.context = context;
        this.model = model;
        title.set(context.text("section.needs"));
        ListView<Need> list = new ListView<>(model.rows());
        list.getStyleClass().add("edgeless");
        list.setAccessibleText(context.text("section.needs"));
        list.setCellFactory(view -> new NeedCell(context, model));
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.HERE, context.text("needs.empty"), context.text("needs.empty.hint")),
                () -> Skeleton.rows(5, 110),
                model::refresh);
        states.follow(model.loader().stateProperty());
        VBox.setVgrow(states, Priority.ALWAYS);
        root = new VBox(new ProblemLine(model.problemProperty(), "problem-line"), states);
        root.getStyleClass().addAll("needs-view", "page");
        root.getStylesheets().add(NeedsView.class.getResource("NeedsView.css").toExternalForm());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void attach() {
        changes.add(context.services()
                .events()
                .listen(NeedsChanged.class, change -> context.background().onWindow(model::refresh)));
        model.attach();
    }

    @Override
    public void detach() {
        model.detach();
        changes.forEach(Events.Subscription::close);
        changes.clear();
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
