package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableListBase;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.place.Context;

/**
 * Posters in rows that are only made while they can be seen, with a place in them that the keyboard moves: arrows, Home, End,
 * page keys, Enter opens, Space selects, Ctrl+A selects all.
 */
final class PosterGrid extends StackPane {
    private static final double GAP = 20;
    private static final double SIDE = 24;
    private static final double SCROLL_BAR = 14;
    private static final double BELOW_POSTER = 72;

    private final Context context;
    private final LibraryViewModel model;
    private final TitleActions actions;
    private final Rows rows = new Rows();
    private final ListView<Integer> list = new ListView<>(rows);
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);
    private List<LibraryRow> titles = List.of();
    private int columns = 1;
    private double cardWidth = LibraryViewModel.USUAL_POSTER;
    private double ratio = 1.5;

    PosterGrid(Context context, LibraryViewModel model, TitleActions actions) {
        this.context = context;
        this.model = model;
        this.actions = actions;
        getStyleClass().add("poster-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(context.text("library.grid"));
        list.getStyleClass().addAll("edgeless", "poster-rows");
        list.setFocusTraversable(false);
        list.setSelectionModel(null);
        list.setAccessibleText(context.text("library.grid"));
        getChildren().add(list);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        model.shown().addListener((value, before, now) -> show(now));
        model.selected().addListener((value, before, now) -> repaint());
        current.addListener((value, before, now) -> repaint());
        model.posterWidth().addListener((value, before, now) -> requestLayout());
        focusedProperty().addListener((value, before, now) -> repaint());
        show(model.shown().get());
    }

    ReadOnlyIntegerProperty current() {
        return current.getReadOnlyProperty();
    }

    /** Goes to the first title whose sort name begins with a letter, or with a later one. */
    void goTo(String letter) {
        for (int at = 0; at < titles.size(); at++) {
            if (LetterBar.letter(titles.get(at)).equals(letter)) {
                moveTo(at);
                requestFocus();
                return;
            }
        }
    }

    int columns() {
        return columns;
    }

    @Override
    protected void layoutChildren() {
        arrange();
        super.layoutChildren();
    }

    private void show(List<LibraryRow> next) {
        boolean squares = !next.isEmpty() && next.stream().allMatch(row -> row.kind() == MediaKind.MUSIC);
        double wanted = squares ? 1.0 : 1.5;
        titles = next;
        if (current.get() >= next.size()) {
            current.set(next.size() - 1);
        }
        if (wanted != ratio) {
            ratio = wanted;
            rebuild();
        } else {
            rows.resize(rowCount());
            repaint();
        }
    }

    /** As many columns as fit, each as wide as they then can be. */
    private void arrange() {
        double room = getWidth() - 2 * SIDE - SCROLL_BAR;
        if (room <= 0) {
            return;
        }
        int fitting =
                (int) Math.max(1, Math.floor((room + GAP) / (model.posterWidth().get() + GAP)));
        double width = Math.floor((room - (fitting - 1) * GAP) / fitting);
        if (fitting != columns || width != cardWidth) {
            columns = fitting;
            cardWidth = width;
            rebuild();
        }
    }

    private void rebuild() {
        list.setFixedCellSize(Math.rint(cardWidth * ratio) + BELOW_POSTER);
        list.setCellFactory(view -> new RowCell());
        rows.resize(rowCount());
    }

    private int rowCount() {
        return (titles.size() + columns - 1) / columns;
    }

    private void repaint() {
        list.lookupAll(".poster-row").forEach(node -> {
            if (node instanceof RowCell cell) {
                cell.paint();
            }
        });
    }

    private void key(KeyEvent event) {
        if (titles.isEmpty()) {
            return;
        }
        int page = columns * Math.max(1, (int) (getHeight() / list.getFixedCellSize()));
        switch (event.getCode()) {
            case RIGHT -> move(1);
            case LEFT -> move(-1);
            case DOWN -> move(columns);
            case UP -> move(-columns);
            case PAGE_DOWN -> move(page);
            case PAGE_UP -> move(-page);
            case HOME -> moveTo(0);
            case END -> moveTo(titles.size() - 1);
            case ENTER -> withCurrent(actions::open);
            case SPACE -> withCurrent(row -> model.toggleSelected(row.id()));
            case A -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                model.selectAll();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void withCurrent(java.util.function.Consumer<LibraryRow> action) {
        if (current.get() >= 0 && current.get() < titles.size()) {
            action.accept(titles.get(current.get()));
        }
    }

    private void move(int by) {
        if (current.get() < 0) {
            moveTo(0);
            return;
        }
        int target = current.get() + by;
        boolean wholeRows = Math.abs(by) >= columns && columns > 1;
        if (wholeRows && (target < 0 || target >= titles.size())) {
            int lastRow = (titles.size() - 1) / columns;
            boolean shortLastRow = target >= titles.size() && current.get() / columns < lastRow;
            if (shortLastRow) {
                moveTo(titles.size() - 1);
            } else if (Math.abs(by) > columns) {
                moveTo(Math.clamp(target, 0, titles.size() - 1));
            }
            return;
        }
        moveTo(Math.clamp(target, 0, titles.size() - 1));
    }

    private void moveTo(int index) {
        current.set(index);
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index / columns);
        }
    }

    private void clicked(LibraryRow row, int index, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int before = current.get();
        current.set(index);
        if (event.isShortcutDown()) {
            model.toggleSelected(row.id());
        } else if (event.isShiftDown() && before >= 0) {
            Set<Long> next = new HashSet<>(model.selected().get());
            titles.subList(Math.min(before, index), Math.max(before, index) + 1).forEach(each -> next.add(each.id()));
            model.select(next);
        } else if (!model.selected().get().isEmpty()) {
            model.toggleSelected(row.id());
        } else {
            actions.open(row);
        }
    }

    /** A row of posters. */
    private final class RowCell extends ListCell<Integer> {
        private final List<PosterCard> cards = new ArrayList<>();
        private final HBox line = new HBox(GAP);

        RowCell() {
            getStyleClass().add("poster-row");
            for (int column = 0; column < columns; column++) {
                int at = column;
                PosterCard card = new PosterCard(context, cardWidth, ratio, new PosterCard.Actions() {
                    @Override
                    public void clicked(LibraryRow row, MouseEvent event) {
                        PosterGrid.this.clicked(row, getIndex() * columns + at, event);
                    }

                    @Override
                    public List<MenuItem> menu(LibraryRow row) {
                        return actions.menu(row);
                    }
                });
                cards.add(card);
            }
            line.getChildren().setAll(cards);
            // The ring around a card stands outside it, and the list cuts what is outside a row.
            line.setPadding(new javafx.geometry.Insets(8, SIDE, 0, SIDE));
            setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : line);
            paint();
        }

        void paint() {
            for (int column = 0; column < cards.size(); column++) {
                int index = getIndex() * columns + column;
                boolean there = !isEmpty() && getIndex() >= 0 && index < titles.size();
                LibraryRow row = there ? titles.get(index) : null;
                cards.get(column)
                        .show(
                                row,
                                row != null && model.selected().get().contains(row.id()),
                                PosterGrid.this.isFocused() && index == current.get());
            }
        }
    }

    /** Row numbers without keeping any. */
    private static final class Rows extends ObservableListBase<Integer> {
        private int size;

        void resize(int next) {
            beginChange();
            if (next > size) {
                nextAdd(size, next);
                size = next;
            } else if (next < size) {
                List<Integer> gone = new ArrayList<>(size - next);
                for (int at = next; at < size; at++) {
                    gone.add(at);
                }
                size = next;
                nextRemove(next, gone);
            }
            endChange();
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
