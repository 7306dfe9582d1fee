package org.magpie.ui.title.names;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.match.TitleAliases.Known;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** Names and numbering of one title, in the drawer: names change at once, numbers when they are saved. */
public final class NamesSheet {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double ROW = 40;

    private final Context context;
    private final NamesViewModel model;
    private final MediaKind kind;
    private final String title;
    private final VBox content = new VBox();
    private final VBox foot = new VBox();
    private final VBox page;
    private final Label said = Buttons.label("", "names-said");
    private final Button save = Buttons.main(Icon.HERE, "", () -> {});
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.NAMES);
    private @Nullable NumberingTable table;
    private @Nullable ChipBar<Part> chips;
    private boolean done;

    /** The two halves of the sheet. */
    private enum Part {
        NAMES,
        NUMBERING
    }

    /**
     * @param kind only a series has a numbering
     * @param title its name
     */
    public NamesSheet(Context context, long titleId, MediaKind kind, String title) {
        this.context = context;
        this.model = new NamesViewModel(context, titleId);
        this.kind = kind;
        this.title = title;
        content.getStyleClass().add("names");
        String style = NamesSheet.class.getResource("Names.css").toExternalForm();
        content.getStylesheets().add(style);
        foot.getStylesheets().add(style);
        // Names need no saving: the foot with its line is there for the numbers alone.
        foot.parentProperty().addListener((value, before, now) -> {
            if (now != null) {
                BooleanBinding numbers = part.isEqualTo(Part.NUMBERING);
                now.visibleProperty().bind(numbers);
                now.managedProperty().bind(numbers);
            }
        });
        model.known().addListener((value, before, now) -> show(now));
        ViewStates states = new ViewStates(
                context.texts(),
                content,
                () -> new EmptyState(Icon.NOTHING_FOUND, context.text("names.failed"), ""),
                () -> Skeleton.rows(6, ROW),
                model::read);
        states.follow(model.loader().stateProperty());
        page = new VBox(states);
        page.setMinHeight(ROW * 8);
        model.read();
    }

    public void open() {
        done = false;
        String heading = context.text(kind == MediaKind.SERIES ? "names.heading.numbering" : "names.heading", title);
        if (kind == MediaKind.SERIES) {
            context.drawer().openWide(heading, page, foot, this::closed);
        } else {
            context.drawer().open(heading, page, null, () -> {});
        }
    }

    /** Numbers that nobody saved are not lost by a slip of the hand. */
    private void closed() {
        if (!done && model.draft().isChanged()) {
            context.toasts()
                    .show(
                            StatusColor.ATTENTION,
                            context.text("names.numbering.unsaved", title),
                            context.text("names.numbering.back"),
                            this::open);
        }
    }

    private void show(@Nullable Known known) {
        if (known == null) {
            return;
        }
        NamesList names = new NamesList(context, model);
        content.getChildren().setAll(names);
        if (known.kind() != MediaKind.SERIES) {
            return;
        }
        Node numbering = numbering(known);
        ChipBar<Part> parts = new ChipBar<>(List.of(Part.values()), this::name, part);
        model.names().addListener((value, before, now) -> parts.rename());
        content.getChildren().setAll(parts, names, numbering);
        Runnable turn = () -> {
            Buttons.show(names, part.get() == Part.NAMES);
            Buttons.show(numbering, part.get() == Part.NUMBERING);
        };
        part.addListener((value, before, now) -> turn.run());
        turn.run();
        chips = parts;
    }

    private String name(Part each) {
        return each == Part.NAMES
                ? context.text("names.part.names", model.names().get().size())
                : context.text("names.part.numbering", model.draft().numbered());
    }

    private Node numbering(Known known) {
        Label help = Buttons.label(context.text("names.numbering.help"), "muted");
        help.setWrapText(true);
        VBox section = new VBox(new SeriesTypeRow(context, known.titleId()), help);
        section.getStyleClass().add("names-section");
        if (known.episodes().isEmpty()) {
            Label none = Buttons.label(context.text("names.numbering.none"), "caption");
            none.setWrapText(true);
            section.getChildren().add(none);
            return section;
        }
        NumberingTable fresh = new NumberingTable(context, model.draft(), this::changed);
        table = fresh;
        section.getChildren().add(fresh);
        foot.getChildren().setAll(buttons());
        changed();
        return section;
    }

    private Node buttons() {
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        save.setText(context.text("names.numbering.save"));
        save.setAccessibleText(save.getText());
        save.setOnAction(event -> model.save(() -> {
            done = true;
            context.drawer().close();
        }));
        Button cancel = Buttons.plain(context.text("names.numbering.cancel"), () -> {
            done = true;
            context.drawer().close();
        });
        model.saveProblem().addListener((value, before, now) -> say(now, true));
        HBox bar = new HBox(said, cancel, save);
        bar.getStyleClass().add("names-buttons");
        bar.setAlignment(Pos.CENTER_RIGHT);
        return bar;
    }

    private void changed() {
        NumberingDraft draft = model.draft();
        save.setDisable(!draft.isChanged() || !draft.isValid());
        long wrong = draft.rows().stream()
                .filter(row -> draft.problem(row).isPresent())
                .count();
        say(
                wrong == 0
                        ? context.text(
                                "names.numbering.summary",
                                draft.numbered(),
                                draft.rows().size())
                        : context.text("names.numbering.wrong", wrong),
                wrong > 0);
        if (table != null) {
            table.refresh();
        }
        if (chips != null) {
            chips.rename();
        }
    }

    private void say(String text, boolean failed) {
        said.setText(text);
        said.setGraphic(failed && !text.isEmpty() ? Icon.ATTENTION.node() : null);
        said.pseudoClassStateChanged(FAILED, failed);
    }
}
