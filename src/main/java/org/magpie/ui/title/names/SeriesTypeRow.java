package org.magpie.ui.title.names;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.magpie.media.SeriesType;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;

/** Says how the episodes of a series are counted: as its source says, or as a person chose. A choice is stored at once. */
final class SeriesTypeRow extends HBox {
    /** As the source says: what stands for no choice of a person. */
    private static final String AUTOMATIC = "automatic";

    private static final List<String> CHOICES = Stream.concat(
                    Stream.of(AUTOMATIC), Stream.of(SeriesType.values()).map(SeriesTypeRow::word))
            .toList();

    private final Context context;
    private final long titleId;
    private final ComboBox<String> box = new ComboBox<>();
    private String stored = AUTOMATIC;

    SeriesTypeRow(Context context, long titleId) {
        this.context = context;
        this.titleId = titleId;
        getStyleClass().add("series-type");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Buttons.label(context.text("names.series-type"), "card-title");
        Label help = Buttons.label(context.text("names.series-type.help"), "caption");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(name, help);
        HBox.setHgrow(words, Priority.ALWAYS);
        box.getItems().setAll(CHOICES);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String choice) {
                return choice == null ? "" : context.text("names.series-type." + choice);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setMinWidth(USE_PREF_SIZE);
        box.setAccessibleText(context.text("names.series-type"));
        box.setDisable(true);
        name.setLabelFor(box);
        getChildren().addAll(words, box);
        context.background()
                .run(
                        () -> context.services().catalog().seriesType(titleId),
                        this::show,
                        failure -> context.tell("names.series-type.failed", failure));
    }

    private static String word(SeriesType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void show(Optional<SeriesType> chosen) {
        stored = chosen.map(SeriesTypeRow::word).orElse(AUTOMATIC);
        box.setValue(stored);
        box.setDisable(false);
        box.setOnAction(event -> store(box.getValue()));
    }

    private void store(String choice) {
        if (choice.equals(stored)) {
            return;
        }
        SeriesType type = choice.equals(AUTOMATIC) ? null : SeriesType.valueOf(choice.toUpperCase(Locale.ROOT));
        context.background()
                .run(
                        () -> {
                            context.services().catalog().chooseSeriesType(titleId, type);
                            return true;
                        },
                        done -> stored = choice,
                        failure -> {
                            box.setValue(stored);
                            context.tell("names.series-type.failed", failure);
                        });
    }
}
