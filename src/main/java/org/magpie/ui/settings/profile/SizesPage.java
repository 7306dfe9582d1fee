package org.magpie.ui.settings.profile;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;
import org.magpie.ui.settings.profile.SizesViewModel.Fields;
import org.magpie.ui.settings.profile.SizesViewModel.Row;

/** The sizes that are right for each quality: least, best and most, per minute of video or as the bit rate of music. */
public final class SizesPage implements SettingsPage {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double FIELD = 88;
    private static final int EXAMPLE_MINUTES = 100;
    private static final int EXAMPLE_EPISODE = 45;

    private final Context context;
    private final SizesViewModel model;
    private final VBox filled = new VBox(8);
    private final VBox node;

    public SizesPage(Context context) {
        this.context = context;
        this.model = new SizesViewModel(context.services().profiles(), context.background(), context.texts());
        ChipBar<MediaKind> kinds =
                new ChipBar<>(List.of(MediaKind.values()), kind -> context.text(Kinds.key(kind)), model.kindProperty());
        ViewStates states = new ViewStates(
                context.texts(),
                filled,
                () -> new EmptyState(
                        Icon.BOOK, context.text("settings.sizes.books"), context.text("settings.sizes.books.hint")),
                () -> Skeleton.rows(8, 44),
                model::refresh);
        model.rows().addListener((ListChangeListener<Row>) change -> show());
        states.follow(model.loader().stateProperty());
        node = FormRows.page(context, SettingsSection.SIZES, kinds, FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private void show() {
        MediaKind kind = model.kindProperty().get();
        boolean music = kind == MediaKind.MUSIC;
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sizes");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints narrow = new ColumnConstraints(FIELD);
        grid.getColumnConstraints().setAll(wide, narrow, narrow, narrow);
        String quality = context.text("settings.sizes.quality");
        grid.addRow(
                0,
                Buttons.label(music ? quality : quality + ", " + example(kind), "caption"),
                Buttons.label(context.text("settings.sizes.minimum"), "caption"),
                Buttons.label(context.text("settings.sizes.preferred"), "caption"),
                Buttons.label(context.text("settings.sizes.maximum"), "caption"));
        model.rows().forEach(row -> addRow(grid, row, kind));
        Label unit = Buttons.label(
                context.text(music ? "settings.sizes.unit.music" : "settings.sizes.unit.video"), "caption");
        unit.setWrapText(true);
        filled.getChildren().setAll(unit, FormRows.card(grid));
    }

    private String example(MediaKind kind) {
        return context.text("settings.sizes.example", minutes(kind));
    }

    private static int minutes(MediaKind kind) {
        return kind == MediaKind.MOVIE ? EXAMPLE_MINUTES : EXAMPLE_EPISODE;
    }

    private void addRow(GridPane grid, Row row, MediaKind kind) {
        String name = row.quality().displayName(kind);
        TextField minimum = field(row.bounds().minimum(), "settings.sizes.minimum", name);
        TextField preferred = field(row.bounds().preferred(), "settings.sizes.preferred", name);
        TextField maximum = field(row.bounds().maximum(), "settings.sizes.maximum", name);
        if (row.bounds().maximum() == 0) {
            maximum.clear();
        }
        maximum.setPromptText(context.text("settings.sizes.no-bound"));
        Label says = Buttons.label("", "caption");
        List<TextField> fields = List.of(minimum, preferred, maximum);
        Runnable tell = () -> says.setText(kind == MediaKind.MUSIC ? "" : range(minimum, maximum, kind));
        fields.forEach(field -> {
            field.textProperty().addListener((property, before, now) -> tell.run());
            field.setOnAction(event -> save(row, fields));
            field.focusedProperty().addListener((property, before, now) -> {
                if (!now) {
                    save(row, fields);
                }
            });
        });
        tell.run();
        VBox words = new VBox(Buttons.label(name, "quality-name"), says);
        words.setAlignment(Pos.CENTER_LEFT);
        Buttons.show(says, kind != MediaKind.MUSIC);
        grid.addRow(grid.getRowCount(), words, minimum, preferred, maximum);
    }

    /** "0.5 GB – 22 GB": what the bounds mean for a usual length. */
    private String range(TextField minimum, TextField maximum, MediaKind kind) {
        double least = SizesViewModel.number(minimum.getText()).orElse(0.0);
        double most = SizesViewModel.number(maximum.getText()).orElse(0.0);
        String from = context.formats().size((long) (least * minutes(kind) * 1_000_000));
        return most == 0
                ? context.text("settings.sizes.from", from)
                : from + " – " + context.formats().size((long) (most * minutes(kind) * 1_000_000));
    }

    private TextField field(double value, String key, String quality) {
        TextField field = new TextField(plain(value));
        field.getStyleClass().add("score-field");
        field.setAccessibleText(context.text(key) + ", " + quality);
        return field;
    }

    private static String plain(double value) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    private void save(Row row, List<TextField> fields) {
        Fields now = new Fields(
                fields.getFirst().getText(),
                fields.get(1).getText(),
                fields.getLast().getText());
        Fields before = new Fields(
                plain(row.bounds().minimum()),
                plain(row.bounds().preferred()),
                row.bounds().maximum() == 0 ? "" : plain(row.bounds().maximum()));
        boolean wrong = fields.getFirst().getPseudoClassStates().contains(WRONG);
        Object saved = fields.getFirst().getUserData();
        if (now.equals(saved == null ? before : saved) && !wrong) {
            return;
        }
        model.save(row.quality(), now, done -> {
            fields.forEach(field -> field.pseudoClassStateChanged(WRONG, !done));
            if (done) {
                fields.getFirst().setUserData(now);
            }
        });
    }
}
