package org.magpie.ui.title;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.magpie.catalog.Credit;
import org.magpie.ui.kit.place.Context;

/** Whom the facts, the overview and the poster of a title come from: a word each, with its page behind it. */
final class Credits {
    private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");
    private static final int LONGEST_AUTHOR = 40;

    private Credits() {}

    static List<Label> of(Context context, List<Credit> credits) {
        return credits.stream().map(credit -> label(context, credit)).toList();
    }

    private static Label label(Context context, Credit credit) {
        String author = credit.author().length() <= LONGEST_AUTHOR
                ? credit.author()
                : credit.author().substring(0, LONGEST_AUTHOR - 1) + "…";
        String who = author.isBlank()
                ? credit.license()
                : credit.license().isBlank() ? author : author + ", " + credit.license();
        Label label =
                new Label(context.text("title.credit." + credit.part().name().toLowerCase(Locale.ROOT), who));
        URI page = credit.page();
        if (page != null) {
            label.pseudoClassStateChanged(LINKED, true);
            label.setTooltip(new Tooltip(page.toString()));
            label.setFocusTraversable(true);
            label.setOnMouseClicked(event -> context.desktop().browse(page));
            label.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                    context.desktop().browse(page);
                    event.consume();
                }
            });
        }
        return label;
    }
}
