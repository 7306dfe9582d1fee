package org.magpie.ui.title;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Icon;

/** Lets a person say what a release is of that Magpie could not place: which part of the title, and whether its name is to be kept. */
final class Belonging extends VBox {
    private static final Set<String> UNSURE = Set.of("certain", "matched", "readable", "multi-episode", "multi-season");

    private final ComboBox<Part> parts = new ComboBox<>();
    private final CheckBox remember;

    /** A part of the title that a release may bring. */
    private record Part(String name, Set<Long> items) {}

    Belonging(Context context, TitleViewModel model, TitlePage page, VerdictRow verdict) {
        super(8);
        Label heading = Buttons.label(context.text("title.belongs"), "card-title");
        Choice.dress(parts, context.text("title.belongs"), Part::name);
        parts.getItems().setAll(parts(context, page));
        parts.setMaxWidth(Double.MAX_VALUE);
        parts.getSelectionModel().selectFirst();
        remember =
                new CheckBox(context.text("title.belongs.remember", page.row().name()));
        remember.setWrapText(true);
        Button take = Buttons.plain(Icon.DOWNLOAD, context.text("title.belongs.take"), () -> {
            Part part = parts.getValue();
            if (part != null) {
                context.drawer().close();
                model.grabAs(verdict, part.items(), remember.isSelected());
            }
        });
        take.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(heading, parts, remember, take);
    }

    /** Whether Magpie does not know for sure what it is of. */
    static boolean isInQuestion(VerdictRow verdict) {
        return verdict.reasons().stream().anyMatch(reason -> UNSURE.contains(reason.rule()));
    }

    /** The whole where there is one thing, else each season and each item, newest first. */
    private static List<Part> parts(Context context, TitlePage page) {
        if (page.items().size() == 1) {
            return List.of(
                    new Part(page.row().name(), Set.of(page.items().getFirst().id())));
        }
        TreeMap<Integer, List<TitlePage.ItemRow>> seasons = page.items().stream()
                .collect(Collectors.groupingBy(TitlePage.ItemRow::season, TreeMap::new, Collectors.toList()));
        List<Part> parts = new ArrayList<>();
        seasons.descendingMap().forEach((season, items) -> {
            boolean numbered = items.stream().anyMatch(item -> item.number() > 0);
            if (numbered) {
                String name = season == 0 ? context.text("title.specials") : context.text("title.season", season);
                parts.add(new Part(
                        name, items.stream().map(TitlePage.ItemRow::id).collect(Collectors.toUnmodifiableSet())));
            }
            items.forEach(item -> parts.add(new Part(
                    item.number() > 0 ? "S%02dE%02d  %s".formatted(season, item.number(), item.name()) : item.name(),
                    Set.of(item.id()))));
        });
        return parts;
    }
}
