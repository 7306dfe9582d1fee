package org.magpie.ui.history;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.magpie.base.text.Texts;
import org.magpie.insight.TimelineRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.style.DisplayFormats;
import org.magpie.ui.kit.style.LiveText;

/** What one search set off, step by step: an icon on a line, what happened, when. */
public final class Timeline extends VBox {
    private final Texts texts;
    private final DisplayFormats formats;

    public Timeline(Texts texts, DisplayFormats formats) {
        this.texts = texts;
        this.formats = formats;
        getStyleClass().add("timeline");
        getStylesheets().add(Timeline.class.getResource("Timeline.css").toExternalForm());
    }

    /**
     * Follows a list from now on.
     *
     * @return ends the following
     */
    public Runnable follow(ObservableList<TimelineRow> rows) {
        ListChangeListener<TimelineRow> listener = change -> show(rows);
        rows.addListener(listener);
        show(rows);
        return () -> rows.removeListener(listener);
    }

    /** Shows rows in the order in which they come. */
    public void show(List<TimelineRow> rows) {
        getChildren()
                .setAll(IntStream.range(0, rows.size())
                        .mapToObj(at -> step(rows.get(at), at == rows.size() - 1))
                        .toList());
    }

    private Node step(TimelineRow row, boolean last) {
        TimelineStyle look = TimelineStyle.of(row.type());
        String name = texts.get(look.key());
        String sentence = texts.say(row.said());
        StackPane dot = new StackPane(look.icon().node("icon-small"));
        dot.getStyleClass().add("timeline-dot");
        look.tone().paint(dot);
        Region line = new Region();
        line.getStyleClass().add("timeline-line");
        line.setVisible(!last);
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(dot, line);
        rail.getStyleClass().add("timeline-rail");
        Label what = Buttons.label(name, "card-title");
        Label when = LiveText.label(() -> formats.relative(row.at()), "caption");
        when.setTooltip(new Tooltip(formats.exact(row.at())));
        when.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        String by = row.actor().said().map(texts::say).orElse("");
        Label who = Buttons.label(by, "caption");
        HBox head = new HBox(what, who, gap, when);
        head.getStyleClass().add("timeline-head");
        Label said = Buttons.label(sentence, "muted");
        said.setWrapText(true);
        VBox words = new VBox(head, said);
        words.getStyleClass().add("timeline-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox step = new HBox(rail, words);
        step.getStyleClass().add("timeline-step");
        step.setAccessibleText(name + ". " + sentence + " " + by + " " + formats.exact(row.at()));
        return step;
    }
}
