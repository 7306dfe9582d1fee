package org.magpie.ui.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.NewTitle;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;

/** How a title is to be added: which copies, how good, where, what to look for. For a found title, or for one made by hand. */
final class AddOptions extends VBox {
    private static final Pattern WITH_YEAR = Pattern.compile("(.*\\S)\\s+\\(?((?:18|19|20)\\d\\d)\\)?");

    private final Context context;
    private final AddViewModel model;
    private final @Nullable FoundTitle title;
    private final TextField name = new TextField();
    private final TextField year = new TextField();
    private final TextField seasons = new TextField();
    private final ComboBox<NewTitle.Monitoring> monitoring = new ComboBox<>();
    private final VBox slotBox = new VBox(8);
    private final List<SlotFields> slots = new ArrayList<>();

    /**
     * @param title null to make one by hand
     */
    AddOptions(Context context, AddViewModel model, @Nullable FoundTitle title) {
        this.context = context;
        this.model = model;
        this.title = title;
        getStyleClass().addAll("add-options", "card-box");
        VBox fields = new VBox(16);
        if (title == null) {
            byHand(fields);
        } else {
            head(fields, title);
        }
        monitoring(fields);
        TextField tags = new TextField();
        tags.setPromptText(context.text("add.tags.prompt"));
        tags.setAccessibleText(context.text("add.tags"));
        tags.textProperty().bindBidirectional(model.tags());
        fields.getChildren().add(SlotFields.field(context.text("add.tags"), tags));
        fields.getChildren().add(slotBox);
        addSlot(false);
        Button another = Buttons.plain(Icon.ADD, context.text("add.slot.another"), () -> addSlot(true));
        another.getStyleClass().addAll("flat", "small");
        fields.getChildren().add(another);
        fields.getStyleClass().add("add-fields");
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edgeless");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        buttons();
    }

    void focus() {
        if (title == null) {
            // What a scroll pane holds is in the window, and can have the focus, only once its skin is made.
            applyCss();
            name.requestFocus();
            name.end();
        }
    }

    private void head(VBox fields, FoundTitle found) {
        PosterFrame poster = new PosterFrame(72, 6);
        java.net.URI picture = found.poster();
        if (picture == null) {
            poster.draw(found.name(), found.kind());
        } else {
            poster.show(found.name(), found.kind(), show -> context.pictures().ask(picture, 192, show));
        }
        Label heading = Buttons.label(found.name(), "add-options-name");
        heading.setWrapText(true);
        Label facts = Buttons.label(AddView.facts(found), "caption");
        facts.setWrapText(true);
        HBox head = new HBox(poster, new VBox(4, heading, facts));
        head.getStyleClass().add("add-options-head");
        Label overview = Buttons.label(found.overview(), "add-overview");
        overview.setWrapText(true);
        overview.setMaxHeight(40);
        overview.setMinHeight(0);
        Buttons.show(overview, !found.overview().isBlank());
        fields.getChildren().addAll(head, overview);
    }

    private void byHand(VBox fields) {
        Label heading = Buttons.label(context.text("add.by-hand"), "add-options-name");
        // People type "The Film 1949" or "The Film (1949)"; the year is a field of its own.
        Matcher typed = WITH_YEAR.matcher(model.typed());
        boolean hasYear = typed.matches();
        name.setText(hasYear ? typed.group(1) : model.typed());
        year.setText(hasYear ? typed.group(2) : "");
        name.setAccessibleText(context.text("add.hand.name"));
        year.setAccessibleText(context.text("add.hand.year"));
        seasons.setAccessibleText(context.text("add.hand.seasons"));
        seasons.setPromptText("8, 10, 6");
        fields.getChildren()
                .addAll(
                        heading,
                        SlotFields.field(context.text("add.hand.name"), name),
                        SlotFields.field(context.text("add.hand.year"), year));
        VBox seasonField = SlotFields.field(context.text("add.hand.seasons"), seasons);
        Buttons.show(seasonField, hasSeasons(model.kind().get()));
        model.kind().addListener((value, before, now) -> Buttons.show(seasonField, hasSeasons(now)));
        fields.getChildren().add(seasonField);
    }

    private static boolean hasSeasons(MediaKind kind) {
        return kind == MediaKind.SERIES;
    }

    private void monitoring(VBox fields) {
        MediaKind kind = title == null ? model.kind().get() : title.kind();
        Choice.dress(monitoring, context.text("add.monitoring"), choice -> context.text(AddViewModel.key(choice)));
        monitoring
                .getItems()
                .setAll(
                        hasSeasons(kind)
                                ? List.of(NewTitle.Monitoring.values())
                                : List.of(NewTitle.Monitoring.ALL, NewTitle.Monitoring.NONE));
        monitoring.setValue(NewTitle.Monitoring.ALL);
        fields.getChildren().add(SlotFields.field(context.text("add.monitoring"), monitoring));
    }

    private void addSlot(boolean removable) {
        SlotFields[] made = new SlotFields[1];
        made[0] = new SlotFields(
                context, model.profiles(), model.folders(), removable ? () -> removeSlot(made[0]) : null);
        slots.add(made[0]);
        slotBox.getChildren().add(made[0]);
        slots.forEach(slot -> slot.showName(slots.size() > 1));
    }

    private void removeSlot(SlotFields gone) {
        slots.remove(gone);
        slotBox.getChildren().remove(gone);
        slots.forEach(slot -> slot.showName(slots.size() > 1));
    }

    private void buttons() {
        Label problem = Buttons.label("", "add-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        if (title != null && title.titleId() != 0) {
            Button open = Buttons.main(
                    Icon.NEXT,
                    context.text("add.open"),
                    () -> context.navigator().open(new Place.Title(title.titleId())));
            open.setMaxWidth(Double.MAX_VALUE);
            getChildren().addAll(Buttons.label(context.text("add.there"), "muted"), open);
            return;
        }
        Button search = Buttons.main(Icon.SEARCH, context.text("add.and-search"), () -> add(true));
        search.setId("add-and-search");
        // Enter in any of the fields above goes on, as in every other form.
        search.setDefaultButton(true);
        Button only = Buttons.plain(context.text("add.only"), () -> add(false));
        only.setId("add-only");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setMaxWidth(Double.MAX_VALUE);
        search.disableProperty().bind(model.adding());
        only.disableProperty().bind(model.adding());
        HBox line = new HBox(search, only);
        line.getStyleClass().add("add-buttons");
        getChildren().addAll(problem, line);
    }

    /** Who is quicker than the disk need not press again. */
    private void add(boolean search) {
        model.whenOffered(() -> addNow(search));
    }

    private void addNow(boolean search) {
        List<NewTitle.NewSlot> chosen =
                slots.stream().map(SlotFields::slot).flatMap(Optional::stream).toList();
        if (chosen.size() < slots.size()) {
            model.complain(context.text("add.slot.incomplete"));
        } else if (title == null) {
            model.addManually(name.getText(), year.getText(), seasons.getText(), monitoring.getValue(), chosen, search);
        } else {
            model.addChosen(monitoring.getValue(), chosen, search);
        }
    }

    /** For those who want to show a year. */
    static String year(@Nullable Integer year) {
        return year == null ? "" : String.format(Locale.ROOT, "%d", year);
    }
}
