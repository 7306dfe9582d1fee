package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.TitleChange;
import org.magpie.insight.LibraryInsight;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/**
 * The drawer that changes one title, or what many have in common: profile, root folder, tags. Of one it shows what is; of many, what is
 * left as it is there stays as it is in each.
 */
final class TitleEditSheet {
    private final Context context;
    private final BulkActions bulk;

    TitleEditSheet(Context context, BulkActions bulk) {
        this.context = context;
        this.bulk = bulk;
    }

    void open(List<LibraryRow> rows) {
        Set<MediaKind> kinds = rows.stream().map(LibraryRow::kind).collect(Collectors.toSet());
        context.background()
                .run(
                        () -> known(rows, kinds),
                        known -> show(rows, kinds.size() == 1, known),
                        failure -> context.tell("bulk.failed", failure));
    }

    private Known known(List<LibraryRow> rows, Set<MediaKind> kinds) {
        if (kinds.size() > 1) {
            return new Known(List.of(), List.of(), null, null, Set.of(), new LibraryInsight.FileSum(0, 0));
        }
        List<Profile> profiles =
                context.services().profiles().of(kinds.iterator().next());
        List<RootFolder> roots = context.services().rootFolders().all().stream()
                .filter(root -> kinds.contains(root.kind()))
                .toList();
        LibraryInsight.FileSum sum = context.services()
                .insight()
                .filesOf(rows.stream().map(LibraryRow::id).collect(Collectors.toSet()));
        if (rows.size() > 1) {
            return new Known(profiles, roots, null, null, Set.of(), sum);
        }
        LibraryRow row = rows.getFirst();
        Optional<TitlePage.SlotRow> first = context.services()
                .insight()
                .title(row.id())
                .flatMap(page -> page.slots().stream().findFirst());
        return new Known(
                profiles,
                roots,
                profiles.stream()
                        .filter(each -> first.filter(slot -> slot.profileId() == each.id())
                                .isPresent())
                        .findFirst()
                        .orElse(null),
                roots.stream()
                        .filter(each ->
                                first.filter(slot -> slot.rootId() == each.id()).isPresent())
                        .findFirst()
                        .orElse(null),
                row.tags(),
                sum);
    }

    /**
     * What can be chosen, and what one title has now.
     *
     * @param profile null for many, as is the root folder
     * @param sum what would be moved
     */
    private record Known(
            List<Profile> profiles,
            List<RootFolder> roots,
            @Nullable Profile profile,
            @Nullable RootFolder root,
            Set<String> tags,
            LibraryInsight.FileSum sum) {}

    private void show(List<LibraryRow> rows, boolean ofOneKind, Known known) {
        boolean one = rows.size() == 1;
        ComboBox<Profile> profile = box("bulk.profile", known.profiles(), Profile::name);
        profile.setValue(known.profile());
        ComboBox<RootFolder> root =
                box("bulk.root", known.roots(), each -> each.path().toString());
        root.setValue(known.root());
        CheckBox move = new CheckBox(context.text(
                "bulk.root.move",
                known.sum().files(),
                context.formats().size(known.sum().bytes())));
        move.setAccessibleText(move.getText());
        move.setWrapText(true);
        move.disableProperty()
                .bind(root.valueProperty().isNull().or(root.valueProperty().isEqualTo(known.root())));
        TextField add = tags(one ? "add.tags" : "bulk.tags.add");
        TextField remove = tags("bulk.tags.remove");
        if (one) {
            add.setPromptText("");
            add.setText(String.join(", ", new TreeSet<>(known.tags())));
        }
        VBox content = new VBox(8);
        if (ofOneKind) {
            content.getChildren()
                    .addAll(
                            Buttons.label(context.text("bulk.profile"), "card-title"),
                            profile,
                            Buttons.label(context.text("bulk.root"), "card-title"),
                            root,
                            move,
                            hint(one ? "bulk.root.hint-one" : "bulk.root.hint"));
        } else {
            content.getChildren().add(hint("bulk.several-kinds"));
        }
        content.getChildren()
                .addAll(Buttons.label(context.text(one ? "add.tags" : "bulk.tags.add"), "card-title"), add);
        if (!one) {
            content.getChildren().addAll(Buttons.label(context.text("bulk.tags.remove"), "card-title"), remove);
        }
        content.getChildren().add(hint("bulk.tags.hint"));
        Supplier<List<TitleChange>> changes = () -> one
                ? changes(known, profile.getValue(), root.getValue(), read(add), missing(known.tags(), read(add)))
                : changes(known, profile.getValue(), root.getValue(), read(add), read(remove));
        String text = context.text("bulk.save", rows.size());
        Button save = Buttons.main(Icon.CHECK, one ? context.text("title.slot.save") : text, () -> {
            List<TitleChange> wanted = changes.get();
            context.drawer().close();
            wanted.forEach(change -> {
                if (change instanceof TitleChange.RootFolder && move.isSelected()) {
                    bulk.changeAndMove(rows, change, count -> context.text("bulk.changed", count));
                } else {
                    bulk.change(rows, change, count -> context.text("bulk.changed", count));
                }
            });
        });
        save.setMaxWidth(Double.MAX_VALUE);
        Runnable check = () -> save.setDisable(changes.get().isEmpty());
        List.of(profile, root).forEach(box -> box.valueProperty().addListener((value, before, now) -> check.run()));
        List.of(add, remove).forEach(field -> field.textProperty().addListener((value, before, now) -> check.run()));
        check.run();
        String heading = one
                ? context.text("title.edit.heading", rows.getFirst().name())
                : context.text("bulk.heading", rows.size());
        context.drawer().open(heading, content, save, () -> {});
    }

    private static List<TitleChange> changes(
            Known known, @Nullable Profile profile, @Nullable RootFolder root, Set<String> add, Set<String> remove) {
        List<TitleChange> changes = new ArrayList<>();
        if (profile != null && !profile.equals(known.profile())) {
            changes.add(new TitleChange.Profile(profile.id()));
        }
        if (root != null && !root.equals(known.root())) {
            changes.add(new TitleChange.RootFolder(root.id()));
        }
        Set<String> fresh = missing(add, known.tags());
        if (!fresh.isEmpty()) {
            changes.add(new TitleChange.AddTags(fresh));
        }
        if (!remove.isEmpty()) {
            changes.add(new TitleChange.RemoveTags(remove));
        }
        return changes;
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(tag -> !there.contains(tag)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> read(TextField field) {
        return Arrays.stream(Objects.requireNonNullElse(field.getText(), "").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && tag.length() <= 100)
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> ComboBox<T> box(String key, List<T> values, Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>();
        Choice.dress(box, context.text(key), name);
        box.setPromptText(context.text("bulk.no-change"));
        box.getItems().setAll(values);
        return box;
    }

    private TextField tags(String key) {
        TextField field = new TextField();
        field.setAccessibleText(context.text(key));
        field.setPromptText(context.text("bulk.no-change"));
        return field;
    }

    private Label hint(String key) {
        Label hint = Buttons.label(context.text(key), "caption");
        hint.setWrapText(true);
        return hint;
    }
}
