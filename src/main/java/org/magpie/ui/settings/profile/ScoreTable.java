package org.magpie.ui.settings.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.StoredFormat;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;

/** What each custom format is worth in a profile: hundreds of rows, of which only those in sight are made. */
final class ScoreTable extends VBox {
    private static final double ROW = 40;
    private static final int SHOWN = 8;
    private static final int LONGEST = 7;

    private final Context context;
    private final ProfileDraft draft;
    private final TextField filter = new TextField();
    private final CheckBox scored;
    private final Label summary = Buttons.label("", "caption");
    private final ListView<Row> list = new ListView<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private List<Row> all = List.of();

    /**
     * @param guide the score that the guide usually gives it; empty where the guide does not know it
     */
    private record Row(String format, Optional<Integer> guide) {}

    ScoreTable(Context context, ProfileDraft draft, CustomFormats formats) {
        this.context = context;
        this.draft = draft;
        getStyleClass().add("form-field");
        scored = new CheckBox(context.text("settings.profile.scores.only"));
        Label title = Buttons.label(context.text("settings.profile.scores"), "card-title");
        Label help = Buttons.label(context.text("settings.profile.scores.help"), "caption");
        help.setWrapText(true);
        filter.getStyleClass().add("search-field");
        filter.setPromptText(context.text("settings.formats.filter"));
        filter.setAccessibleText(context.text("settings.formats.filter"));
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox tools = new HBox(filter, scored);
        tools.getStyleClass().add("settings-bar");
        prepareList();
        getChildren().addAll(title, help, tools, list, summary);
        filter.textProperty().addListener((property, before, now) -> show());
        scored.selectedProperty().addListener((property, before, now) -> show());
        scored.setSelected(draft.scores().values().stream().anyMatch(score -> score != 0));
        context.background()
                .run(
                        () -> formats.of(draft.kind()),
                        this::take,
                        failure -> context.tell("settings.formats.failed", failure));
    }

    private void prepareList() {
        list.getStyleClass().add("format-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * SHOWN + 10);
        list.setItems(rows);
        list.setAccessibleText(context.text("settings.profile.scores"));
        Label none = Buttons.label(context.text("settings.profile.scores.none"), "muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setCellFactory(view -> new ScoreCell());
    }

    private void take(List<StoredFormat> formats) {
        List<Row> found = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        formats.forEach(format -> {
            StoredFormat.Origin origin = format.origin();
            names.add(format.name());
            found.add(new Row(format.name(), Optional.ofNullable(origin).map(each -> each.score("default"))));
        });
        // A score whose format has been deleted stays in sight, so that it can be set to nothing.
        draft.scores().forEach((name, score) -> {
            if (score != 0 && names.add(name)) {
                found.add(new Row(name, Optional.empty()));
            }
        });
        found.sort(Comparator.comparing(Row::format, String.CASE_INSENSITIVE_ORDER));
        all = found;
        show();
    }

    private void show() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        rows.setAll(all.stream()
                .filter(row -> row.format().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(row -> !scored.isSelected() || score(row) != 0)
                .toList());
        long counted = all.stream().filter(row -> score(row) != 0).count();
        summary.setText(context.text("settings.profile.scores.summary", counted, all.size()));
        Buttons.show(summary, !all.isEmpty());
    }

    private int score(Row row) {
        return draft.scores().getOrDefault(row.format(), 0);
    }

    private final class ScoreCell extends ListCell<Row> {
        private final Label name = Buttons.label("", "score-name");
        private final Label guide = Buttons.label("", "caption");
        private final TextField score = new TextField();
        private final HBox line;

        ScoreCell() {
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            guide.setMinWidth(Label.USE_PREF_SIZE);
            score.getStyleClass().add("score-field");
            score.focusedProperty().addListener((property, before, now) -> {
                if (!now) {
                    commit();
                }
            });
            score.textProperty().addListener((property, before, now) -> {
                if (score.isFocused()) {
                    commit();
                }
            });
            score.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
            line = new HBox(name, guide, score);
            line.getStyleClass().add("score-row");
        }

        /** Up and down count; Enter goes on to the next row. */
        private void press(KeyEvent event) {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                int step = event.isShiftDown() ? 100 : 5;
                score.setText(Integer.toString(current() + (event.getCode() == KeyCode.UP ? step : -step)));
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                commit();
                event.consume();
            }
        }

        private int current() {
            Row row = getItem();
            return row == null ? 0 : score(row);
        }

        private void commit() {
            Row row = getItem();
            String text = score.getText().strip();
            if (row != null && text.matches("[-+]?\\d{1,6}")) {
                int now = Integer.parseInt(text);
                if (now != score(row)) {
                    draft.scores().put(row.format(), now);
                    long counted = all.stream().filter(each -> score(each) != 0).count();
                    summary.setText(context.text("settings.profile.scores.summary", counted, all.size()));
                    paint(now);
                }
            } else if (row != null && !score.isFocused()) {
                score.setText(Integer.toString(score(row)));
            }
            if (text.length() > LONGEST) {
                score.setText(text.substring(0, LONGEST));
            }
        }

        private void paint(int now) {
            score.getStyleClass().removeAll("positive", "negative");
            if (now != 0) {
                score.getStyleClass().add(now > 0 ? "positive" : "negative");
            }
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(row.format());
            guide.setText(row.guide()
                    .filter(given -> given != 0)
                    .map(given -> context.text("settings.profile.scores.guide", given))
                    .orElse(""));
            score.setText(Integer.toString(score(row)));
            score.setAccessibleText(context.text("settings.profile.score-of", row.format()));
            setAccessibleText(row.format());
            paint(score(row));
            setGraphic(line);
        }
    }
}
