package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableListBase;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
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
    private final PosterLasso lasso;
    private List<LibraryRow> titles = List.of();
    private List<LibraryGroup> groups = List.of();
    private PosterRows places = PosterRows.of(0, List.of(), 1);
    private int columns = 1;
    private double rowHeight = LibraryViewModel.USUAL_POSTER;
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
        lasso = new PosterLasso(this::under, () -> model.selected().get(), model::select);
        getChildren().addAll(list, lasso.layer());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            lasso.press(event);
        });
        addEventFilter(MouseEvent.MOUSE_DRAGGED, lasso::drag);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> lasso.release());
        model.arranged().addListener((value, before, now) -> show(now));
        model.selected().addListener((value, before, now) -> repaint());
        current.addListener((value, before, now) -> repaint());
        model.posterWidth().addListener((value, before, now) -> requestLayout());
        focusedProperty().addListener((value, before, now) -> repaint());
        show(model.arranged().get());
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

    private void show(LibraryGrouping.Arranged arranged) {
        List<LibraryRow> next = arranged.rows();
        boolean isOtherwiseHeaded = !arranged.groups().equals(groups);
        groups = arranged.groups();
        boolean squares = !next.isEmpty() && next.stream().allMatch(row -> row.kind() == MediaKind.MUSIC);
        double wanted = squares ? 1.0 : 1.5;
        titles = next;
        if (current.get() >= next.size()) {
            current.set(next.size() - 1);
        }
        if (wanted != ratio || isOtherwiseHeaded) {
            ratio = wanted;
            rebuild();
        } else {
            places = PosterRows.of(titles.size(), groups, columns);
            rows.resize(places.size());
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
        rowHeight = Math.rint(cardWidth * ratio) + BELOW_POSTER;
        places = PosterRows.of(titles.size(), groups, columns);
        // Heights that the list remembers are those of other rows.
        rows.resize(0);
        list.setFixedCellSize(groups.isEmpty() ? rowHeight : USE_COMPUTED_SIZE);
        list.setCellFactory(view -> new RowCell());
        rows.resize(places.size());
    }

    /** The titles whose posters a frame touches. */
    private Set<Long> under(Bounds frame) {
        Set<Long> touched = new HashSet<>();
        Bounds inScene = localToScene(frame);
        for (Node node : list.lookupAll(".poster-row")) {
            if (node instanceof RowCell cell && cell.isVisible()) {
                touched.addAll(cell.under(inScene));
            }
        }
        return touched;
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
        int page = Math.max(2, (int) (getHeight() / rowHeight));
        switch (event.getCode()) {
            case RIGHT -> move(1);
            case LEFT -> move(-1);
            case DOWN -> moveBelow(1);
            case UP -> moveBelow(-1);
            case PAGE_DOWN -> moveBelow(page);
            case PAGE_UP -> moveBelow(-page);
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
        moveTo(current.get() < 0 ? 0 : Math.clamp(current.get() + by, 0, titles.size() - 1));
    }

    private void moveBelow(int by) {
        moveTo(current.get() < 0 ? 0 : places.below(current.get(), by));
    }

    private void moveTo(int index) {
        current.set(index);
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(places.rowOf(index));
            flow.scrollTo(places.shownFrom(index));
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

    private void selectAll(LibraryGroup group) {
        Set<Long> next = new HashSet<>(model.selected().get());
        titles.subList(group.from(), group.from() + group.count()).forEach(row -> next.add(row.id()));
        model.select(next);
    }

    /** A row of posters, or the heading above some. */
    private final class RowCell extends ListCell<Integer> {
        private final List<PosterCard> cards = new ArrayList<>();
        private final HBox line = new HBox(GAP);
        private final GroupHeading heading = new GroupHeading(context, PosterGrid.this::selectAll);

        RowCell() {
            getStyleClass().add("poster-row");
            for (int column = 0; column < columns; column++) {
                int at = column;
                PosterCard card = new PosterCard(context, cardWidth, ratio, new PosterCard.Actions() {
                    @Override
                    public void clicked(LibraryRow row, MouseEvent event) {
                        PosterGrid.this.clicked(row, places.first(getIndex()) + at, event);
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
            paint();
        }

        private boolean isThere() {
            return !isEmpty() && getIndex() >= 0 && getIndex() < places.size();
        }

        void paint() {
            if (!isThere()) {
                setGraphic(null);
                cards.forEach(card -> card.show(null, false, false));
                return;
            }
            boolean isHeading = places.isHeading(getIndex());
            setPrefHeight(isHeading ? USE_COMPUTED_SIZE : rowHeight);
            setGraphic(isHeading ? heading : line);
            if (isHeading) {
                heading.show(places.heading(getIndex()));
                return;
            }
            for (int column = 0; column < cards.size(); column++) {
                int index = places.first(getIndex()) + column;
                LibraryRow row = column < places.count(getIndex()) ? titles.get(index) : null;
                cards.get(column)
                        .show(
                                row,
                                row != null && model.selected().get().contains(row.id()),
                                PosterGrid.this.isFocused() && index == current.get());
            }
        }

        Set<Long> under(Bounds inScene) {
            Set<Long> touched = new HashSet<>();
            if (isThere() && !places.isHeading(getIndex())) {
                for (int column = 0; column < places.count(getIndex()); column++) {
                    PosterCard card = cards.get(column);
                    if (card.localToScene(card.getLayoutBounds()).intersects(inScene)) {
                        touched.add(
                                titles.get(places.first(getIndex()) + column).id());
                    }
                }
            }
            return touched;
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
