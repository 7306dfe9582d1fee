package org.magpie.ui.title.names;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.title.names.NumberingDraft.Field;
import org.magpie.ui.title.names.NumberingDraft.Row;

/**
 * A number that can be written over. What was typed counts as soon as the person goes elsewhere; only Esc takes it back. What the
 * library says stands there, muted, where nothing was typed.
 */
final class NumberCell extends TableCell<Row, String> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass USUAL = PseudoClass.getPseudoClass("usual");

    private final TextField field = new TextField();
    private final Field what;
    private final Entry entry;
    private boolean takenBack;

    /** Takes what was typed. */
    interface Entry {
        void put(Row row, Field field, String text);
    }

    /**
     * @param name what a screen reader calls the field
     */
    NumberCell(String name, Field what, Entry entry) {
        this.what = what;
        this.entry = entry;
        getStyleClass().add("number-cell");
        field.setAccessibleText(name);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.focusedProperty().addListener((value, before, now) -> {
            if (!now && isEditing()) {
                cancelEdit();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && !isEmpty()
                    && !isEditing()
                    && !event.isShiftDown()
                    && !event.isShortcutDown()) {
                getTableView().edit(getIndex(), getTableColumn());
            }
        });
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            takenBack = true;
            cancelEdit();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB) {
            int next = getIndex() + (event.isShiftDown() ? -1 : 1);
            cancelEdit();
            getTableView().requestFocus();
            if (next >= 0 && next < getTableView().getItems().size()) {
                getTableView().getSelectionModel().clearAndSelect(next);
                getTableView().scrollTo(Math.max(0, next - 3));
                if (event.getCode() == KeyCode.TAB) {
                    getTableView().edit(next, getTableColumn());
                }
            }
            event.consume();
        }
    }

    @Override
    public void startEdit() {
        super.startEdit();
        Row row = getTableRow().getItem();
        if (!isEditing() || row == null) {
            return;
        }
        takenBack = false;
        field.setText(row.typed(what));
        field.setPromptText(row.usual(what));
        setText(null);
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public void cancelEdit() {
        Row row = getTableRow() == null ? null : getTableRow().getItem();
        boolean typed = isEditing() && !takenBack;
        super.cancelEdit();
        setGraphic(null);
        if (typed && row != null) {
            entry.put(row, what, field.getText());
        }
        show(row);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        if (!isEditing()) {
            setGraphic(null);
            show(empty || getTableRow() == null ? null : getTableRow().getItem());
        }
    }

    private void show(@Nullable Row row) {
        String typed = row == null ? "" : row.typed(what);
        setText(row == null ? null : typed.isEmpty() ? row.usual(what) : typed);
        pseudoClassStateChanged(USUAL, typed.isEmpty());
        pseudoClassStateChanged(FAILED, row != null && row.isWrong(what));
    }
}
