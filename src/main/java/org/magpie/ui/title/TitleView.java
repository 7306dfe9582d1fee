package org.magpie.ui.title;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.library.TitleActions;
import org.magpie.ui.title.names.NamesSheet;

/** The page of one title: artwork, facts and copies on top, five tabs below. */
public final class TitleView implements Screen {
    private static final double POSTER = 164;
    private static final int POSTER_PICTURE = 240;
    private static final int BACKDROP_PICTURE = 1280;

    private final Context context;
    private final TitleViewModel model;
    private final TitleActions actions;
    private final SlotSheet sheet;
    private final StackPane root;
    private final ReadOnlyStringWrapper title;
    private final Map<Place.Title.Tab, Node> pages = new EnumMap<>(Place.Title.Tab.class);
    private final Map<Place.Title.Tab, ToggleButton> buttons = new EnumMap<>(Place.Title.Tab.class);
    private final PosterFrame frame = new PosterFrame(POSTER, 10);
    private Background.@Nullable Cancel asked;

    @FXML
    private Pane backdrop;

    @FXML
    private StackPane poster;

    @FXML
    private Label name;

    @FXML
    private FlowPane facts;

    @FXML
    private Label overview;

    @FXML
    private FlowPane credits;

    @FXML
    private FlowPane slots;

    @FXML
    private Button search;

    @FXML
    private Button releases;

    @FXML
    private Button watch;

    @FXML
    private MenuButton more;

    @FXML
    private HBox tabs;

    @FXML
    private StackPane body;

    public TitleView(Context context, Place.Title place) {
        this.context = context;
        this.model = new TitleViewModel(context, place.titleId(), place.tab());
        this.actions = new TitleActions(context);
        this.sheet = new SlotSheet(context, model);
        this.title = new ReadOnlyStringWrapper(context.text("section.library"));
        BorderPane page = Fxml.load(this, BorderPane.class, context.texts());
        ViewStates states = new ViewStates(
                context.texts(),
                page,
                () -> new EmptyState(Icon.NOTHING_FOUND, context.text("title.gone"), ""),
                () -> Skeleton.rows(8, 64),
                model::load);
        states.follow(model.state());
        root = new StackPane(states);
        poster.getChildren().add(frame);
        Rectangle cut = new Rectangle();
        cut.widthProperty().bind(backdrop.widthProperty());
        cut.heightProperty().bind(backdrop.heightProperty());
        backdrop.setClip(cut);
        buttons();
        tabButtons();
        model.page().addListener((value, before, now) -> show(now));
        model.tab().addListener((value, before, now) -> open(now));
        open(model.tab().get());
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
        model.start();
    }

    @Override
    public void detach() {
        model.stop();
        frame.forget();
        if (asked != null) {
            asked.cancel();
        }
    }

    @Override
    public void refresh() {
        model.load();
    }

    private void buttons() {
        search.setGraphic(Icon.SEARCH.node());
        search.setAccessibleText(search.getText());
        search.setOnAction(event -> model.search(new Scope.Whole()));
        releases.setGraphic(Icon.TABLE.node());
        releases.setAccessibleText(releases.getText());
        releases.setOnAction(event -> model.look());
        more.setGraphic(Icon.MORE.node());
        more.getStyleClass().add("no-arrow");
        Buttons.name(more, context.text("library.more"));
    }

    private void tabButtons() {
        ToggleGroup group = new ToggleGroup();
        for (Place.Title.Tab tab : Place.Title.Tab.values()) {
            ToggleButton button =
                    new ToggleButton(context.text("title.tab." + tab.name().toLowerCase(Locale.ROOT)));
            button.setAccessibleText(button.getText());
            button.getStyleClass().add("title-tab");
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                model.tab().set(tab);
            });
            buttons.put(tab, button);
            tabs.getChildren().add(button);
        }
    }

    private void open(Place.Title.Tab tab) {
        ToggleButton button = buttons.get(tab);
        if (button != null) {
            button.setSelected(true);
        }
        body.getChildren().setAll(pages.computeIfAbsent(tab, this::make));
    }

    private Node make(Place.Title.Tab tab) {
        return switch (tab) {
            case ITEMS -> new ItemsTab(context, model);
            case RELEASES -> new ReleasesTab(context, model);
            case FILES -> new FilesTab(context, model);
            case HISTORY -> new HistoryTab(context, model);
            case WHY -> new DecisionsTab(context, model);
        };
    }

    private void show(@Nullable TitlePage page) {
        if (page == null) {
            return;
        }
        LibraryRow row = page.row();
        name.setText(row.name());
        name.setTooltip(new Tooltip(row.name()));
        facts(page);
        overview.setText(page.overview());
        if (!page.overview().isBlank()) {
            Tooltip whole = new Tooltip(page.overview());
            whole.setWrapText(true);
            whole.setMaxWidth(520);
            overview.setTooltip(whole);
        }
        Buttons.show(overview, !page.overview().isBlank());
        credits.getChildren().setAll(Credits.of(context, page.credits()));
        slots(page);
        watch.setText(context.text(row.monitored() ? "title.unwatch" : "title.watch"));
        watch.setAccessibleText(watch.getText());
        watch.setGraphic((row.monitored() ? Icon.MONITORED : Icon.UNMONITORED).node());
        watch.setOnAction(event -> actions.watch(List.of(row), !row.monitored()));
        menu(page);
        artwork(row);
    }

    private void facts(TitlePage page) {
        facts.getChildren().clear();
        fact(
                page.row().year() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%d", page.row().year()));
        fact(page.minutes() == 0 ? "" : context.formats().duration(java.time.Duration.ofMinutes(page.minutes())));
        if (page.rating() > 0) {
            Label rating = Buttons.label(context.formats().decimal(page.rating(), 1), "rating");
            rating.setGraphic(Icon.STAR.node());
            rating.setGraphicTextGap(4);
            add(rating);
        }
        fact(page.status().isEmpty() ? "" : context.text("title.status." + page.status()));
        fact(page.network());
        fact(String.join(", ", page.genres().stream().limit(3).toList()));
    }

    private void fact(String text) {
        if (!text.isBlank()) {
            add(new Label(text));
        }
    }

    private void add(Label fact) {
        if (!facts.getChildren().isEmpty()) {
            facts.getChildren().add(new Label("·"));
        }
        facts.getChildren().add(fact);
    }

    private void slots(TitlePage page) {
        slots.getChildren().clear();
        for (TitlePage.SlotRow slot : page.slots()) {
            // A copy that has no name goes by its profile.
            String name = slot.name().isBlank() ? slot.profile() : slot.name();
            String said = slot.have().isEmpty()
                    ? context.text("title.slot.wanted", name)
                    : slot.satisfied()
                            ? context.text("title.slot.have", name, slot.have())
                            : context.text("title.slot.better", name, slot.have());
            Button chip = new Button(said, (slot.satisfied() ? Icon.HERE : Icon.MISSING).node());
            chip.getStyleClass().add("slot-chip");
            (slot.satisfied() ? StatusColor.HERE : StatusColor.ATTENTION).paint(chip);
            chip.setAccessibleText(said);
            chip.setTooltip(new Tooltip(context.text("title.slot.tip", slot.profile(), slot.folder())));
            chip.setOnAction(
                    event -> sheet.open(page.row().kind(), slot, page.slots().size() > 1));
            slots.getChildren().add(chip);
        }
        Button another = new Button(context.text("add.slot.another"), Icon.ADD.node());
        another.getStyleClass().add("slot-chip");
        another.setAccessibleText(another.getText());
        another.setOnAction(event -> sheet.open(page.row().kind(), null, false));
        slots.getChildren().add(another);
    }

    private void menu(TitlePage page) {
        LibraryRow row = page.row();
        more.getItems()
                .setAll(
                        Buttons.menu(
                                Icon.NAMING,
                                context.text(row.kind() == MediaKind.SERIES ? "title.names" : "title.names.only"),
                                () -> new NamesSheet(context, row.id(), row.kind(), row.name()).open()),
                        Buttons.menu(Icon.REFRESH, context.text("title.refresh"), () -> actions.refresh(row)),
                        actions.exclusionItem(row),
                        new SeparatorMenuItem(),
                        Buttons.menu(
                                Icon.DELETE,
                                context.text("title.remove"),
                                () -> actions.remove(
                                        List.of(row), () -> context.navigator().open(Place.Section.LIBRARY))));
    }

    private void artwork(LibraryRow row) {
        if (row.hasPoster()) {
            frame.show(
                    row.name(),
                    row.kind(),
                    show -> context.pictures().ask(row.id(), Artwork.Kind.POSTER, POSTER_PICTURE, show));
        } else {
            frame.draw(row.name(), row.kind());
        }
        if (asked != null) {
            asked.cancel();
        }
        asked = context.pictures()
                .ask(row.id(), Artwork.Kind.BACKDROP, BACKDROP_PICTURE, picture -> picture.ifPresent(this::fade));
    }

    private void fade(Image picture) {
        context.background()
                .run(
                        () -> Backdrop.faded(picture),
                        faded -> {
                            ImageView view = new ImageView(faded);
                            view.setPreserveRatio(true);
                            view.fitWidthProperty().bind(backdrop.widthProperty());
                            backdrop.getChildren().setAll(view);
                        },
                        failure -> backdrop.getChildren().clear());
    }
}
