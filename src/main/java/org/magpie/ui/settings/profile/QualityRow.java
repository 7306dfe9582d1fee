package org.magpie.ui.settings.profile;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile.Entry;
import org.magpie.media.quality.Quality;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** A row of the order of qualities: dragged or moved by its buttons, allowed by its box. */
final class QualityRow extends ListCell<Entry> {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final Context context;
    private final ProfileDraft draft;
    private final CheckBox allowed = new CheckBox();
    private final Label name = Buttons.label("", "quality-name");
    private final Label parts = Buttons.label("", "caption");
    private final HBox row;

    QualityRow(Context context, ProfileDraft draft) {
        this.context = context;
        this.draft = draft;
        javafx.scene.Node grip = Icon.SORT.node("icon-small");
        grip.getStyleClass().add("grip");
        VBox words = new VBox(name, parts);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(
                grip,
                allowed,
                words,
                Buttons.icon(Icon.UP, context.text("settings.profile.up"), () -> move(-1)),
                Buttons.icon(Icon.DOWN, context.text("settings.profile.down"), () -> move(1)));
        row.getStyleClass().add("quality-row");
        allowed.setOnAction(event -> draft.allow(getIndex(), allowed.isSelected()));
        prepareDragging();
    }

    /** A group's own name, or its qualities where it has none. */
    static String name(Entry entry, MediaKind kind) {
        return entry.name().isEmpty() ? qualities(entry, kind) : entry.name();
    }

    static String qualities(Entry entry, MediaKind kind) {
        return entry.qualities().stream()
                .map((Quality quality) -> quality.displayName(kind))
                .collect(Collectors.joining(", "));
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String spoken = name(entry, draft.kind());
        allowed.setSelected(entry.allowed());
        allowed.setAccessibleText(context.text("settings.profile.allow", spoken));
        name.setText(spoken);
        boolean group = !entry.name().isEmpty();
        parts.setText(group ? qualities(entry, draft.kind()) : "");
        Buttons.show(parts, group);
        row.getStyleClass().remove("refused");
        if (!entry.allowed()) {
            row.getStyleClass().add("refused");
        }
        setAccessibleText(context.text(
                entry.allowed() ? "settings.profile.row-allowed" : "settings.profile.row-refused",
                spoken,
                getIndex() + 1));
        setGraphic(row);
    }

    private void move(int by) {
        int now = draft.move(getIndex(), getIndex() + by);
        getListView().getSelectionModel().clearAndSelect(now);
        getListView().scrollTo(Math.max(0, now - 2));
    }

    private void prepareDragging() {
        setOnDragDetected(event -> {
            if (!isEmpty()) {
                Dragboard board = startDragAndDrop(TransferMode.MOVE);
                ClipboardContent content = new ClipboardContent();
                content.putString(Integer.toString(getIndex()));
                board.setContent(content);
                event.consume();
            }
        });
        setOnDragOver(event -> {
            if (isOurs(event.getGestureSource())) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        setOnDragEntered(event -> pseudoClassStateChanged(TARGET, isOurs(event.getGestureSource())));
        setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> {
            if (event.getGestureSource() instanceof QualityRow from && isOurs(from)) {
                int now = draft.move(from.getIndex(), isEmpty() ? Integer.MAX_VALUE : getIndex());
                getListView().getSelectionModel().clearAndSelect(now);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private boolean isOurs(@Nullable Object source) {
        return source instanceof QualityRow other && other.getListView().equals(getListView());
    }

    /** The places of the rows that are selected, in order. */
    static List<Integer> chosen(List<Integer> places) {
        return places.stream().filter(place -> place >= 0).sorted().toList();
    }
}
