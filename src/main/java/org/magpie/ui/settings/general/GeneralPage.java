package org.magpie.ui.settings.general;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.magpie.base.undo.StoredUndo;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Installation;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.settings.page.Choices;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PreferencesViewModel;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;
import org.magpie.upkeep.watch.LibraryWatch;

/** What Magpie does when its window is closed, and where it keeps its things. */
public final class GeneralPage implements SettingsPage {
    /** Key of the preference that says what closing the window does: {@code ask}, {@code stay} or {@code quit}. */
    static final String CLOSING = "window.closing";

    /** Key of the preference that says how many minutes lie between two readings of what is new; 0 for never. */
    static final String SYNC = "sources.sync-minutes";

    /** Key of the preference that says after how many days what was replaced or deleted goes for good; 0 for never. */
    static final String RECYCLE_DAYS = "recycle.days";

    /** Key of the preference that says from how many gigabytes on the oldest of it goes; 0 for any number. */
    static final String RECYCLE_GIGABYTES = "recycle.gigabytes";

    /** Key of the preference that says after how many hours a missing file is wanted again; 0 for at once. */
    static final String MISSING_HOURS = "library.missing-hours";

    private final Context context;
    private final PreferencesViewModel model;
    private final VBox node;

    public GeneralPage(Context context) {
        this.context = context;
        model = new PreferencesViewModel(
                context.services().preferences(),
                context.background(),
                context.texts(),
                Map.of(
                        CLOSING,
                        "ask",
                        SYNC,
                        "15",
                        LibraryWatch.SWITCH,
                        "true",
                        MISSING_HOURS,
                        "24",
                        RECYCLE_DAYS,
                        "30",
                        RECYCLE_GIGABYTES,
                        "0",
                        StoredUndo.DAYS,
                        "30"));
        Installation installation = context.services().installation();
        Label version = new Label(installation.version());
        node = FormRows.page(
                context,
                SettingsSection.GENERAL,
                FormRows.problem(model.problemProperty()),
                FormRows.card(FormRows.setting(
                        context,
                        "settings.general.tray",
                        Choices.box(
                                List.of("ask", "stay", "quit"),
                                choice -> context.text("settings.general.tray." + choice),
                                model.value(CLOSING)))),
                FormRows.card(FormRows.setting(
                        context,
                        "settings.general.sync",
                        Choices.box(
                                List.of("10", "15", "30", "60", "180", "0"),
                                choice -> choice.equals("0")
                                        ? context.text("settings.general.sync.never")
                                        : context.text("settings.general.sync.minutes", Integer.valueOf(choice)),
                                model.value(SYNC)))),
                FormRows.card(
                        FormRows.setting(
                                context,
                                "settings.general.watch",
                                Choices.box(
                                        List.of("true", "false"),
                                        choice -> context.text("settings.general.watch." + choice),
                                        model.value(LibraryWatch.SWITCH))),
                        FormRows.setting(
                                context,
                                "settings.general.missing",
                                Choices.box(
                                        List.of("0", "6", "24", "72", "168"),
                                        choice -> choice.equals("0")
                                                ? context.text("settings.general.missing.at-once")
                                                : context.text(
                                                        "settings.general.missing.hours", Integer.valueOf(choice)),
                                        model.value(MISSING_HOURS)))),
                FormRows.card(
                        FormRows.setting(
                                context,
                                "settings.general.recycle-days",
                                Choices.box(
                                        List.of("7", "14", "30", "60", "90", "0"),
                                        choice -> choice.equals("0")
                                                ? context.text("settings.general.recycle.never")
                                                : context.text(
                                                        "settings.general.recycle.days", Integer.valueOf(choice)),
                                        model.value(RECYCLE_DAYS))),
                        FormRows.setting(
                                context,
                                "settings.general.recycle-size",
                                Choices.box(
                                        List.of("0", "10", "20", "50", "100", "200", "500"),
                                        choice -> choice.equals("0")
                                                ? context.text("settings.general.recycle.any")
                                                : context.text(
                                                        "settings.general.recycle.size", Integer.valueOf(choice)),
                                        model.value(RECYCLE_GIGABYTES))),
                        FormRows.setting(
                                context,
                                "settings.general.undo-days",
                                Choices.box(
                                        List.of("7", "14", "30", "60", "90", "0"),
                                        choice -> choice.equals("0")
                                                ? context.text("settings.general.undo-days.for-ever")
                                                : context.text(
                                                        "settings.general.undo-days.days", Integer.valueOf(choice)),
                                        model.value(StoredUndo.DAYS)))),
                FormRows.card(
                        folder("settings.general.data-folder", installation.data()),
                        folder("settings.general.log-folder", installation.logs()),
                        FormRows.setting(context, "settings.general.version", version)));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private Node folder(String key, Path path) {
        TextField text = new TextField(path.toString());
        text.setEditable(false);
        text.setPrefWidth(300);
        HBox line = new HBox(
                4,
                text,
                Buttons.icon(
                        Icon.COPY,
                        context.text("settings.general.copy", context.text(key)),
                        () -> context.desktop().copy(path.toString())),
                Buttons.icon(
                        Icon.LINK,
                        context.text("settings.general.show", context.text(key)),
                        () -> context.desktop().reveal(path)));
        return FormRows.setting(context, key, line, text);
    }
}
