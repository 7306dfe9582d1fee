package org.magpie.ui.title;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
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
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.RequiredToggleGroup;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.library.TitleActions;
import org.magpie.ui.title.names.NamesSheet;

/** The page of one title: artwork, facts and copies on top, five tabs below. */
public final class TitleView implements Screen {
    /** In narrow windows names have the room of what is least asked for. */
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private static final double ROOM_FOR_ALL = 900;
    private static final double POSTER = 164;
    private static final int POSTER_PICTURE = 240;
    private static final int BACKDROP_PICTURE = 1280;

    private final Context context;
    private final TitleViewModel model;
    private final TitleActions actions;
    private final TitleFiles files;
    private final HeadFacts headFacts;
    private final WatchButtons watchButtons;
    private final CollapsingHead head;
    private final Label lineName = Buttons.label("", "hero-line-name");
    private final Label lineFacts = Buttons.label("", "muted");
    private final Button linePlay;
    private final StackPane root;
    private final ReadOnlyStringWrapper title;
    private final Map<Place.Title.Tab, Node> pages = new EnumMap<>(Place.Title.Tab.class);
    private final Map<Place.Title.Tab, ToggleButton> buttons = new EnumMap<>(Place.Title.Tab.class);
    private final PosterFrame frame = new PosterFrame(POSTER, 10);
    private Background.@Nullable Cancel asked;

    @FXML
    private StackPane hero;

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
    private FlowPane heroButtons;

    @FXML
    private Button play;

    @FXML
    private Button search;

    @FXML
    private Button edit;

    @FXML
    private Button releases;

    @FXML
    private Button folder;

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
        this.files = new TitleFiles(context);
        this.title = new ReadOnlyStringWrapper("");
        BorderPane page = Fxml.load(this, BorderPane.class, context.texts());
        headFacts = new HeadFacts(context, new SlotSheet(context, model), facts, slots);
        watchButtons = new WatchButtons(context, heroButtons);
        linePlay = Buttons.icon(Icon.RESUME, context.text("title.play"), this::playBest);
        head = new CollapsingHead(hero, line());
        page.setTop(head);
        head.follow(page, body);
        ViewStates states = new ViewStates(
                context.texts(),
                page,
                () -> new EmptyState(Icon.NOTHING_FOUND, context.text("title.gone"), ""),
                () -> Skeleton.rows(8, 64),
                model::load);
        states.follow(model.state());
        root = new StackPane(states);
        FileDrop.onto(
                root,
                node -> model.page().get() != null,
                (dropped, below) -> new FileImports(context).receive(dropped, new Meant(place.titleId(), Set.of())));
        page.widthProperty()
                .addListener(
                        (value, before, now) -> page.pseudoClassStateChanged(NARROW, now.doubleValue() < ROOM_FOR_ALL));
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

    /** What is left of the head when the page is scrolled. */
    private HBox line() {
        lineName.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(
                lineName,
                lineFacts,
                gap,
                linePlay,
                Buttons.icon(Icon.SEARCH, context.text("title.search"), () -> model.search(new Scope.Whole())));
        line.getStyleClass().add("hero-one-line");
        return line;
    }

    /** The largest copy of what is one thing, null where there is none. */
    private TitlePage.@Nullable FileRow best() {
        TitlePage page = model.page().get();
        return page == null
                ? null
                : page.items().stream()
                        .flatMap(item -> item.files().stream())
                        .max(Comparator.comparingLong(TitlePage.FileRow::size))
                        .orElse(null);
    }

    private void playBest() {
        TitlePage.FileRow best = best();
        if (best != null) {
            files.play(best);
        }
    }

    private void buttons() {
        play.setGraphic(Icon.RESUME.node());
        play.setAccessibleText(play.getText());
        play.setOnAction(event -> playBest());
        Buttons.dress(folder, Icon.FOLDER, context.text("title.open-folder"));
        folder.setOnAction(event -> {
            TitlePage.FileRow best = best();
            if (best != null) {
                files.reveal(best);
            }
        });
        Buttons.show(play, false);
        Buttons.show(folder, false);
        search.setGraphic(Icon.SEARCH.node());
        search.setAccessibleText(search.getText());
        search.setOnAction(event -> model.search(new Scope.Whole()));
        Buttons.dress(edit, Icon.EDIT, context.text("bulk.edit"));
        releases.setGraphic(Icon.TABLE.node());
        releases.setAccessibleText(releases.getText());
        releases.setOnAction(event -> model.look());
        more.setGraphic(Icon.MORE.node());
        more.getStyleClass().add("no-arrow");
        Buttons.name(more, context.text("library.more"));
    }

    private void tabButtons() {
        ToggleGroup group = new RequiredToggleGroup();
        for (Place.Title.Tab tab : Place.Title.Tab.values()) {
            ToggleButton button =
                    new ToggleButton(context.text("title.tab." + tab.name().toLowerCase(Locale.ROOT)));
            button.setAccessibleText(button.getText());
            button.getStyleClass().add("title-tab");
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                model.tab().set(tab);
            });
            buttons.put(tab, button);
            tabs.getChildren().add(button);
        }
    }

    /** What is one thing has no list of items and no list of files: both are told on its first tab. */
    private void tabsFor(MediaKind kind, boolean oneThing) {
        ToggleButton first = buttons.get(Place.Title.Tab.ITEMS);
        ToggleButton second = buttons.get(Place.Title.Tab.FILES);
        if (first == null || second == null) {
            return;
        }
        first.setText(context.text(oneThing ? "title.tab.details" : itemsOf(kind)));
        first.setAccessibleText(first.getText());
        Buttons.show(second, !oneThing);
        if (oneThing && model.tab().get() == Place.Title.Tab.FILES) {
            model.tab().set(Place.Title.Tab.ITEMS);
        }
        if (oneThing != pages.get(Place.Title.Tab.ITEMS) instanceof FilmTab) {
            pages.remove(Place.Title.Tab.ITEMS);
            open(model.tab().get());
        }
    }

    private static String itemsOf(MediaKind kind) {
        return switch (kind) {
            case SERIES -> "title.tab.items.series";
            case MUSIC -> "title.tab.items.music";
            case MOVIE, BOOK -> "title.tab.items";
        };
    }

    private void open(Place.Title.Tab tab) {
        // Choosing a release is what that tab is for.
        Buttons.show(releases, tab != Place.Title.Tab.RELEASES);
        head.expand();
        ToggleButton button = buttons.get(tab);
        if (button != null) {
            button.setSelected(true);
        }
        body.getChildren().setAll(pages.computeIfAbsent(tab, this::make));
    }

    private Node make(Place.Title.Tab tab) {
        return switch (tab) {
            case ITEMS -> {
                TitlePage page = model.page().get();
                yield page != null && FilmTab.isFor(page) ? new FilmTab(context, model) : new ItemsTab(context, model);
            }
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
        title.set(row.name());
        lineName.setText(row.name());
        lineFacts.setText(row.year() == 0 ? "" : String.format(Locale.ROOT, "%d", row.year()));
        watchButtons.show(row.id());
        headFacts.show(page);
        overview.setText(page.overview());
        if (!page.overview().isBlank()) {
            Tooltip whole = new Tooltip(page.overview());
            whole.setWrapText(true);
            whole.setMaxWidth(520);
            overview.setTooltip(whole);
        }
        Buttons.show(overview, !page.overview().isBlank());
        credits.getChildren().setAll(Credits.of(context, page.credits()));
        watch.setText(context.text(row.monitored() ? "title.unwatch" : "title.watch"));
        watch.setAccessibleText(watch.getText());
        watch.setGraphic((row.monitored() ? Icon.MONITORED : Icon.UNMONITORED).node());
        watch.setOnAction(event -> actions.watch(List.of(row), !row.monitored()));
        edit.setOnAction(event -> actions.edit(row));
        boolean oneThing = FilmTab.isFor(page);
        boolean playable = oneThing && best() != null;
        Buttons.show(play, playable);
        Buttons.show(linePlay, playable);
        search.getStyleClass().remove("accent");
        if (!playable) {
            search.getStyleClass().add("accent");
        }
        Buttons.show(
                folder, page.items().stream().anyMatch(item -> !item.files().isEmpty()));
        tabsFor(row.kind(), oneThing);
        menu(page);
        artwork(row);
    }

    private void menu(TitlePage page) {
        LibraryRow row = page.row();
        more.getItems()
                .setAll(
                        Buttons.menu(Icon.EDIT, context.text("bulk.edit"), () -> actions.edit(row)),
                        Buttons.menu(
                                Icon.NAMING,
                                context.text(row.kind() == MediaKind.SERIES ? "title.names" : "title.names.only"),
                                () -> new NamesSheet(context, row.id(), row.kind(), row.name()).open()),
                        Buttons.menu(Icon.FOLDER, context.text("title.organise"), () -> actions.organise(row)),
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

    private record Faded(Image image, String tint) {}

    private void fade(Image picture) {
        context.background()
                .run(
                        () -> new Faded(Backdrop.faded(picture), Backdrop.tint(picture)),
                        faded -> {
                            backdrop.setStyle("-fx-background-color: linear-gradient(to right, " + faded.tint()
                                    + " 0%, transparent 70%);");
                            ImageView view = new ImageView(faded.image());
                            view.setPreserveRatio(true);
                            view.fitWidthProperty().bind(backdrop.widthProperty());
                            backdrop.getChildren().setAll(view);
                        },
                        failure -> backdrop.getChildren().clear());
    }
}
