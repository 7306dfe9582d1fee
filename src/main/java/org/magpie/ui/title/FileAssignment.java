package org.magpie.ui.title;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.insight.TitlePage;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.ui.importing.FileImportLine;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.rows.LibrarySearch;
import org.magpie.ui.kit.style.Icon;

/** Lets a person say that a file is of another title, or holds something else of this one. */
final class FileAssignment extends VBox {
    private final Context context;
    private final TitlePage.FileRow file;
    private final Background.Lane lane;
    private final TitleSearch search;
    private final TextField items = new TextField();
    private final ComboBox<SlotFacts> slots = new ComboBox<>();
    private final Label said = Buttons.label("", "caption");
    private @Nullable TitleFacts title;

    FileAssignment(Context context, TitlePage page, TitlePage.FileRow file) {
        super(12);
        this.context = context;
        this.file = file;
        this.lane = context.background().lane();
        search = new TitleSearch(
                context, typed -> new LibrarySearch(context.library().rows().get()).find(typed), this::choose);
        search.setMaxWidth(Double.MAX_VALUE);
        Choice.dress(slots, context.text("by-hand.slot"), SlotFacts::name);
        Label name = Buttons.label(file.path(), "muted");
        name.setWrapText(true);
        said.setWrapText(true);
        Button take = Buttons.main(Icon.CHECK, context.text("title.file.assign"), this::assign);
        items.setAccessibleText(context.text("title.file.items"));
        items.setOnAction(event -> assign());
        getChildren()
                .addAll(
                        name,
                        labelled("by-hand.title-of", search),
                        labelled("title.file.items", items),
                        labelled("by-hand.slot", slots),
                        said,
                        take);
        say("title.file.stays");
        items.setText(page.items().stream()
                .filter(item -> item.files().contains(file) && item.number() > 0)
                .map(item -> "S%02dE%02d".formatted(item.season(), item.number()))
                .collect(Collectors.joining(", ")));
        choose(page.row().id());
    }

    private VBox labelled(String key, Control control) {
        Label label = Buttons.label(context.text(key), "caption");
        label.setLabelFor(control);
        return new VBox(4, label, control);
    }

    private void choose(long titleId) {
        lane.ask(
                () -> context.services()
                        .pipeline()
                        .queue()
                        .manualImport()
                        .title(titleId)
                        .orElseThrow(() -> new UserException("title.gone")),
                this::show,
                failure -> context.tell("title.file.failed", failure));
    }

    private void show(TitleFacts chosen) {
        title = chosen;
        search.show(chosen.name());
        slots.getItems().setAll(chosen.slots());
        slots.setValue(chosen.slots().stream()
                .filter(slot -> slot.id() == file.slotId())
                .findFirst()
                .or(() -> chosen.slots().stream().findFirst())
                .orElse(null));
        Buttons.show(slots.getParent(), chosen.slots().size() > 1);
        Buttons.show(items.getParent(), chosen.items().size() > 1);
    }

    private void say(String key) {
        said.setText(context.text(key));
    }

    private void assign() {
        TitleFacts chosen = title;
        SlotFacts slot = slots.getValue();
        if (chosen == null || slot == null) {
            return;
        }
        Optional<Set<Long>> held = FileImportLine.items(items.getText(), chosen);
        if (held.isEmpty()) {
            said.setText(context.text("file-import.no-items", items.getText()));
            return;
        }
        context.background()
                .run(
                        () -> {
                            context.services().catalog().assignFile(file.id(), slot.id(), held.get());
                            return true;
                        },
                        done -> {
                            context.drawer().close();
                            context.offerUndo(context.text("title.file.assigned", chosen.name()), () -> {});
                        },
                        failure -> context.tell("title.file.failed-assign", failure));
    }
}
