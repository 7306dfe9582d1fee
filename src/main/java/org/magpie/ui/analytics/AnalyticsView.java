package org.magpie.ui.analytics;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.insight.AnalyticsInsight.KindTotal;
import org.magpie.media.LibraryChanged;
import org.magpie.ui.analytics.AnalyticsViewModel.Figures;
import org.magpie.ui.analytics.AnalyticsViewModel.Slice;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.DisplayFormats;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;

/** The library in figures: how much of each kind, in which quality, and how it grew. */
public final class AnalyticsView implements Screen {
    private final Context context;
    private final AnalyticsViewModel model;
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private Events.@Nullable Subscription changes;

    @FXML
    private StackPane place;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox content;

    public AnalyticsView(Context context, AnalyticsViewModel model) {
        this.context = context;
        this.model = model;
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.analytics"));
        ViewStates states =
                new ViewStates(context.texts(), scroll, this::empty, () -> Skeleton.cards(4), model::refresh);
        place.getChildren().setAll(states);
        states.follow(model.loader().stateProperty());
        model.figuresProperty().addListener((property, before, now) -> now.ifPresent(this::show));
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
        changes = context.services()
                .events()
                .listen(LibraryChanged.class, change -> context.background().onWindow(model::refresh));
        model.refresh();
    }

    @Override
    public void detach() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private void show(Figures figures) {
        content.getChildren().setAll(kinds(figures.kinds()), months(figures), qualities(figures));
    }

    private Node kinds(List<KindTotal> totals) {
        GridPane cards = new GridPane();
        cards.getStyleClass().add("kind-cards");
        for (KindTotal total : totals) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / totals.size());
            cards.getColumnConstraints().add(column);
            cards.add(kind(total), totals.indexOf(total), 0);
        }
        return cards;
    }

    private Node kind(KindTotal total) {
        DisplayFormats formats = context.formats();
        HBox head = new HBox(
                Kinds.icon(total.kind()).node(), Buttons.label(context.text(Kinds.key(total.kind())), "muted"));
        head.getStyleClass().add("kind-head");
        Label items = Buttons.label(context.text("analytics.items", total.files(), total.items()), "caption");
        items.setWrapText(true);
        VBox card = new VBox(
                head,
                Buttons.label(formats.number(total.titles()), "figure"),
                items,
                Buttons.label(formats.size(total.size()), "caption"));
        card.getStyleClass().addAll("card-box", "kind-card");
        return card;
    }

    private Node months(Figures figures) {
        int imported =
                figures.months().stream().mapToInt(month -> month.imported()).sum();
        return card(
                "analytics.months",
                context.text("analytics.months.sum", context.formats().number(imported)),
                new MonthBars(context, figures.months()));
    }

    private Node qualities(Figures figures) {
        HBox bar = new HBox();
        bar.getStyleClass().add("share-bar");
        GridPane list = new GridPane();
        list.getStyleClass().add("share-list");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        list.getColumnConstraints().addAll(new ColumnConstraints(), wide);
        for (Slice slice : figures.qualities()) {
            int at = figures.qualities().indexOf(slice);
            Region part = new Region();
            part.getStyleClass().addAll("part", "part-" + at);
            part.prefWidthProperty().bind(bar.widthProperty().multiply(slice.part()));
            part.setMinWidth(1);
            Tooltip.install(
                    part, new Tooltip(name(slice) + ", " + context.formats().percent(slice.part())));
            bar.getChildren().add(part);
            list.addRow(at, swatch(at), new Label(name(slice)), numbers(slice));
        }
        bar.setAccessibleText(context.text("analytics.qualities"));
        return card(
                "analytics.qualities",
                context.text(
                        "analytics.qualities.sum",
                        figures.files(),
                        context.formats().size(figures.size())),
                bar,
                list);
    }

    private Node card(String key, String sum, Node... inside) {
        HBox head = new HBox(12, Buttons.label(context.text(key), "section-title"), Buttons.label(sum, "muted"));
        head.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        VBox card = new VBox(head);
        card.getStyleClass().addAll("card-box", "figure-card");
        card.getChildren().addAll(inside);
        return card;
    }

    private static Node swatch(int at) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "part-" + at);
        return swatch;
    }

    private Node numbers(Slice slice) {
        DisplayFormats formats = context.formats();
        Label label = Buttons.label(
                context.text(
                        "analytics.share", formats.percent(slice.part()), formats.size(slice.size()), slice.files()),
                "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private String name(Slice slice) {
        return slice.name().isEmpty() ? context.text("analytics.rest") : slice.name();
    }

    private Node empty() {
        return new EmptyState(Icon.ANALYTICS, context.text("analytics.empty"), context.text("analytics.empty.hint"))
                .with(Buttons.main(
                        Icon.ADD,
                        context.text("analytics.empty.button"),
                        () -> context.navigator().open(new Place.Add(""))));
    }
}
