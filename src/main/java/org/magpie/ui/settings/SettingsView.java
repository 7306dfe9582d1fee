package org.magpie.ui.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProvidersChanged;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.settings.SettingsViewModel.Hit;
import org.magpie.ui.settings.download.BlocklistPage;
import org.magpie.ui.settings.download.ExclusionsPage;
import org.magpie.ui.settings.download.FailedDownloadsPage;
import org.magpie.ui.settings.download.ReleasePreferencesPage;
import org.magpie.ui.settings.folder.FoldersPage;
import org.magpie.ui.settings.folder.PlacesPage;
import org.magpie.ui.settings.format.FormatsPage;
import org.magpie.ui.settings.general.AppearancePage;
import org.magpie.ui.settings.general.GeneralPage;
import org.magpie.ui.settings.naming.NameTesterPage;
import org.magpie.ui.settings.naming.NamingPage;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;
import org.magpie.ui.settings.plug.PlugsPage;
import org.magpie.ui.settings.profile.ProfilesPage;
import org.magpie.ui.settings.profile.SizesPage;
import org.magpie.ui.settings.recycle.RecyclePage;

/** The settings: parts to the left with a search over all of them, the open part to the right. */
public final class SettingsView implements Screen {
    private static final String GROUP_START = "group-start";

    private final Context context;
    private final SettingsParts parts;
    private final SettingsViewModel model;
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final Map<SettingsSection, SettingsPage> pages = new EnumMap<>(SettingsSection.class);
    private final long plug;
    private Events.@Nullable Subscription changes;

    @FXML
    private TextField search;

    @FXML
    private ListView<Object> sections;

    @FXML
    private ScrollPane scroll;

    @FXML
    private StackPane place;

    /**
     * @param at what to open
     */
    public SettingsView(Context context, SettingsParts parts, Place.Settings at) {
        this.context = context;
        this.parts = parts;
        this.model = new SettingsViewModel(context.texts(), context.services().providers());
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.settings"));
        this.plug = at.plug();
        SettingsSection.of(at.part()).ifPresent(model.sectionProperty()::set);
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setAccessibleText(context.text("settings.search"));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                sections.requestFocus();
                sections.getSelectionModel().selectFirst();
            } else if (event.getCode() == KeyCode.ENTER && !model.hits().isEmpty()) {
                open(model.hits().getFirst());
            }
        });
        sections.setAccessibleText(context.text("section.settings"));
        sections.setCellFactory(list -> new Entry());
        sections.getItems().setAll((Object[]) SettingsSection.values());
        sections.getSelectionModel().select(model.sectionProperty().get());
        sections.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now instanceof SettingsSection section) {
                model.sectionProperty().set(section);
            }
        });
        sections.setOnMouseClicked(event -> {
            openSelectedHit();
            // The list takes the focus with the press; whoever walks it with the arrow keys keeps it.
            page(model.sectionProperty().get()).focus();
        });
        sections.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelectedHit();
            }
        });
        Label none = Buttons.label(context.text("settings.search.none"), "muted");
        none.setWrapText(true);
        sections.setPlaceholder(none);
        model.hits().addListener((ListChangeListener<Hit>) change -> showList());
        model.searchProperty().addListener((property, before, now) -> showList());
        model.sectionProperty().addListener((property, before, now) -> show(now));
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
                .listen(ProvidersChanged.class, change -> context.background().onWindow(() -> follow(change.kind())));
        show(model.sectionProperty().get());
        page(model.sectionProperty().get()).focus();
        if (plug != 0) {
            page(model.sectionProperty().get()).openSetUp(plug);
        }
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
        page(model.sectionProperty().get()).attach();
    }

    @Override
    public void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }

    @Override
    public boolean leave() {
        if (model.searchProperty().get().isEmpty()) {
            return false;
        }
        model.searchProperty().set("");
        return true;
    }

    private void follow(ProviderKind kind) {
        SettingsSection open = model.sectionProperty().get();
        if (open.plugs().filter(kind::equals).isPresent()) {
            page(open).attach();
        }
    }

    private void showList() {
        SettingsSection open = model.sectionProperty().get();
        if (model.searchProperty().get().isBlank()) {
            sections.getItems().setAll((Object[]) SettingsSection.values());
            sections.getSelectionModel().select(open);
        } else {
            sections.getItems().setAll(List.<Object>copyOf(model.hits()));
        }
    }

    private void openSelectedHit() {
        if (sections.getSelectionModel().getSelectedItem() instanceof Hit hit) {
            open(hit);
        }
    }

    private void open(Hit hit) {
        model.open(hit);
        if (!hit.plug().isEmpty()) {
            page(hit.section()).openPlug(hit.plug());
        }
    }

    private void show(SettingsSection section) {
        SettingsPage page = page(section);
        place.getChildren().setAll(page.node());
        scroll.setVvalue(0);
        sections.getSelectionModel().select(section);
        page.attach();
    }

    private SettingsPage page(SettingsSection section) {
        return pages.computeIfAbsent(section, this::make);
    }

    private SettingsPage make(SettingsSection section) {
        return switch (section) {
            case FOLDERS -> new FoldersPage(context);
            case RECYCLE -> new RecyclePage(context);
            case PROFILES -> new ProfilesPage(context, parts.formats());
            case FORMATS -> new FormatsPage(context, parts.formats());
            case SIZES -> new SizesPage(context);
            case CHOOSING -> new ReleasePreferencesPage(context);
            case BLOCKLIST -> new BlocklistPage(context);
            case EXCLUSIONS -> new ExclusionsPage(context);
            case NAMING -> new NamingPage(context, parts.patterns());
            case INDEXERS, CLIENTS, SOURCES, NOTIFICATIONS, SERVERS ->
                new PlugsPage(context, section, section.plugs().orElseThrow());
            case PLACES -> new PlacesPage(context, parts.places());
            case STUCK -> new FailedDownloadsPage(context);
            case GENERAL -> new GeneralPage(context);
            case APPEARANCE -> new AppearancePage(context);
            case NAME_TESTER -> new NameTesterPage(context, parts.names());
        };
    }

    /** The place that leads to a part of the settings. */
    public static Place at(SettingsSection section) {
        return new Place.Settings(section.key());
    }

    /** A part, or a setting that the search has found. */
    private final class Entry extends ListCell<Object> {
        Entry() {
            // As wide as the list, never wider: it would scroll sidewards for a margin.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Object item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(null);
            getStyleClass().remove(GROUP_START);
            if (empty || item == null) {
                setAccessibleText(null);
            } else if (item instanceof SettingsSection section) {
                show(section);
            } else if (item instanceof Hit hit) {
                show(
                        hit.section().icon(),
                        hit.label(),
                        context.text(hit.section().label()));
            }
        }

        private void show(SettingsSection section) {
            String name = context.text(section.label());
            if (!section.opensGroup()) {
                show(section.icon(), name, "");
                return;
            }
            // The heading stands in the same cell, so that the arrow keys walk sections alone; it is no part of what is
            // painted.
            getStyleClass().add(GROUP_START);
            setAccessibleText(name);
            Label label = new Label(name, section.icon().node());
            label.getStyleClass().add("section-name");
            VBox stack = new VBox(Buttons.label(context.text(section.group().label()), "group-name"), label);
            setGraphic(stack);
        }

        private void show(Icon icon, String name, String under) {
            setAccessibleText(name);
            if (under.isEmpty() || under.equals(name)) {
                setGraphic(icon.node());
                setText(name);
                return;
            }
            Label label = new Label(name);
            label.setWrapText(true);
            VBox words = new VBox(label, Buttons.label(under, "caption"));
            words.maxWidthProperty().bind(sections.widthProperty().subtract(72));
            setGraphic(new HBox(12, icon.node(), words));
        }
    }
}
