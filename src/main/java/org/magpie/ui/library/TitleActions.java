package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.insight.LibraryInsight;
import org.magpie.insight.LibraryRow;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.pipeline.importing.organise.OrganiseScope;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** What can be done with titles from anywhere: the menu of a poster, of a row, of a page. */
public final class TitleActions {
    private final Context context;

    public TitleActions(Context context) {
        this.context = context;
    }

    /** The menu of one title. */
    public List<MenuItem> menu(LibraryRow row) {
        List<MenuItem> items = new ArrayList<>();
        items.add(Buttons.menu(Icon.NEXT, context.text("title.open"), () -> open(row)));
        items.add(Buttons.menu(Icon.SEARCH, context.text("title.search-now"), () -> search(List.of(row))));
        items.add(Buttons.menu(
                Icon.TABLE,
                context.text("title.choose-release"),
                () -> context.navigator().open(new Place.Title(row.id(), Place.Title.Tab.RELEASES))));
        items.add(new SeparatorMenuItem());
        items.add(watchItem(row));
        items.add(Buttons.menu(Icon.EDIT, context.text("bulk.edit"), () -> edit(row)));
        items.add(exclusionItem(row));
        items.add(Buttons.menu(Icon.REFRESH, context.text("title.refresh"), () -> refresh(row)));
        items.add(Buttons.menu(Icon.FOLDER, context.text("title.organise"), () -> organise(row)));
        items.add(new SeparatorMenuItem());
        items.add(Buttons.menu(Icon.DELETE, context.text("title.remove"), () -> remove(List.of(row), null)));
        return items;
    }

    /** Opens the form of a title: profile, root folder, tags. */
    public void edit(LibraryRow row) {
        new TitleEditSheet(context, new BulkActions(context)).open(List.of(row));
    }

    public void open(LibraryRow row) {
        context.navigator().open(new Place.Title(row.id()));
    }

    /** Searches for titles and takes the best. */
    public void search(List<LibraryRow> rows) {
        run(
                () -> {
                    rows.forEach(
                            row -> context.services().pipeline().releases().searchAndGrab(row.id(), new Scope.Whole()));
                    return rows.size();
                },
                count -> context.toasts()
                        .show(
                                StatusColor.WORKING,
                                count == 1
                                        ? context.text(
                                                "title.searching",
                                                rows.getFirst().name())
                                        : context.text("title.searching-many", count)),
                "title.search.failed");
    }

    /** Begins or ends looking after titles; can be taken back. */
    public void watch(List<LibraryRow> rows, boolean watched) {
        run(
                () -> {
                    rows.forEach(row -> context.services().catalog().monitorTitle(row.id(), watched));
                    return rows.size();
                },
                count -> context.offerUndo(
                        context.text(
                                watched ? "title.watched" : "title.unwatched",
                                count == 1 ? rows.getFirst().name() : context.text("title.titles", count)),
                        () -> {}),
                "title.watch.failed");
    }

    /** Asks the source of a title again; an answer that lacks most of what is known is taken only when the person says so. */
    public void refresh(LibraryRow row) {
        context.background()
                .run(() -> context.services().catalog().refresh(row.id()), asked -> refreshed(row, asked), failure -> {
                    if (failure instanceof UserException no && no.key().equals("catalog.refresh-lacks")) {
                        askWhetherAnyway(row, no);
                    } else {
                        context.tell("title.refresh.failed", failure);
                    }
                });
    }

    /** Shows which files of a title would get which names. */
    public void organise(LibraryRow row) {
        organise(List.of(row));
    }

    /** Shows where the files of titles would go, and moves them there. */
    public void organise(List<LibraryRow> rows) {
        Set<Long> ids = rows.stream().map(LibraryRow::id).collect(Collectors.toUnmodifiableSet());
        new OrganiseSheet(context, new OrganiseScope.OfTitles(ids))
                .open(rows.size() == 1 ? rows.getFirst().name() : context.text("title.titles", rows.size()));
    }

    private void refreshed(LibraryRow row, boolean asked) {
        context.pictures().forget(row.id());
        context.toasts()
                .show(
                        asked ? StatusColor.HERE : StatusColor.QUIET,
                        context.text(asked ? "title.refreshed" : "catalog.refresh-none", row.name()));
    }

    private void askWhetherAnyway(LibraryRow row, UserException lacks) {
        Label said =
                new Label(context.texts().say(lacks.message()) + "\n\n" + context.text("title.refresh.anyway.said"));
        said.setWrapText(true);
        Button confirm = Buttons.plain(context.text("title.refresh.anyway"), () -> {
            context.drawer().close();
            run(
                    () -> context.services().catalog().refreshAnyway(row.id()),
                    asked -> refreshed(row, asked),
                    "title.refresh.failed");
        });
        confirm.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(row.name(), said, confirm, () -> {});
    }

    /**
     * Asks what happens with the files, then removes titles.
     *
     * @param afterwards null for nothing
     */
    public void remove(List<LibraryRow> rows, @Nullable Runnable afterwards) {
        Set<Long> ids = rows.stream().map(LibraryRow::id).collect(Collectors.toUnmodifiableSet());
        context.background()
                .run(
                        () -> context.services().insight().filesOf(ids),
                        sum -> remove(rows, sum, afterwards),
                        failure -> context.tell("title.remove.failed", failure));
    }

    private void remove(List<LibraryRow> rows, LibraryInsight.FileSum sum, @Nullable Runnable afterwards) {
        int files = sum.files();
        long size = sum.bytes();
        Label said = new Label(context.text("title.remove.said", rows.size()));
        said.setWrapText(true);
        CheckBox withFiles = new CheckBox(
                context.text("title.remove.files", files, context.formats().size(size), rows.size()));
        withFiles.setAccessibleText(withFiles.getText());
        withFiles.setWrapText(true);
        Buttons.show(withFiles, files > 0);
        VBox content = new VBox(16, said, withFiles);
        Button confirm = Buttons.plain(context.text("title.remove.keep"), () -> {
            context.drawer().close();
            removeNow(rows, withFiles.isSelected(), afterwards);
        });
        confirm.getStyleClass().add("danger");
        confirm.setMaxWidth(Double.MAX_VALUE);
        withFiles.selectedProperty().addListener((value, before, now) -> {
            confirm.setText(
                    now
                            ? context.text(
                                    "title.remove.delete",
                                    files,
                                    context.formats().size(size))
                            : context.text("title.remove.keep"));
            confirm.setAccessibleText(confirm.getText());
        });
        String heading = rows.size() == 1
                ? context.text("title.remove.heading", rows.getFirst().name())
                : context.text("title.remove.heading", context.text("title.titles", rows.size()));
        context.drawer().open(heading, content, confirm, () -> {});
    }

    private void removeNow(List<LibraryRow> rows, boolean withFiles, @Nullable Runnable afterwards) {
        run(
                () -> {
                    context.services()
                            .catalog()
                            .remove(
                                    rows.stream().map(LibraryRow::id).collect(Collectors.toUnmodifiableSet()),
                                    withFiles);
                    return rows.size();
                },
                count -> {
                    context.offerUndo(
                            context.text(
                                    "title.removed",
                                    count == 1 ? rows.getFirst().name() : context.text("title.titles", count)),
                            () -> {});
                    if (afterwards != null) {
                        afterwards.run();
                    }
                },
                "title.remove.failed");
    }

    /** Leaves a title alone when Magpie searches by itself, or ends that; says by what else it is left alone. */
    public MenuItem exclusionItem(LibraryRow row) {
        MenuItem item = Buttons.menu(Icon.BLOCK, context.text("title.exclude"), () -> exclude(row));
        context.background()
                .run(
                        () -> Optional.ofNullable(context.services()
                                .exclusions()
                                .ofTitles(Set.of(row.id()))
                                .get(row.id())),
                        excluded -> excluded.ifPresent(exclusion -> show(item, row, exclusion)),
                        failure -> context.tell("title.exclude.failed", failure));
        return item;
    }

    private void show(MenuItem item, LibraryRow row, Exclusion exclusion) {
        if (exclusion.type() == Exclusion.Type.TITLE) {
            item.setText(context.text("title.include"));
            item.setOnAction(event -> include(row, exclusion));
        } else {
            item.setText(context.text("title.excluded-by", exclusion.label()));
            item.setOnAction(event -> context.navigator().open(new Place.Settings("exclusions")));
        }
    }

    private void exclude(LibraryRow row) {
        Exclusions exclusions = context.services().exclusions();
        run(
                () -> exclusions.addTitle(row.id(), null, ""),
                added -> context.toasts()
                        .showUndo(context.text("title.excluded", row.name()), () -> include(row, added)),
                "title.exclude.failed");
    }

    private void include(LibraryRow row, Exclusion exclusion) {
        Exclusions exclusions = context.services().exclusions();
        run(
                () -> {
                    exclusions.remove(Set.of(exclusion.id()));
                    return exclusion;
                },
                removed -> context.offerUndo(context.text("title.included", row.name()), () -> {}),
                "title.exclude.failed");
    }

    private MenuItem watchItem(LibraryRow row) {
        return row.monitored()
                ? Buttons.menu(Icon.QUIET, context.text("title.unwatch"), () -> watch(List.of(row), false))
                : Buttons.menu(Icon.MONITORED, context.text("title.watch"), () -> watch(List.of(row), true));
    }

    private <T> void run(Callable<T> work, Consumer<T> done, String failed) {
        context.background().run(work, done, failure -> context.tell(failed, failure));
    }
}
