package org.magpie.ui;

import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.background.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The icon in the system's tray. Many desktops have none, and what then happens differs: every failure, of whatever kind, only
 * means that there is no tray. All of it happens away from the window's thread, as the two toolkits wait for each other otherwise.
 */
final class Tray {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    private static final String PICTURE = "/icons/magpie-64.png";

    private final Texts texts;
    private final Background background;
    private final List<Entry> entries;
    private @Nullable TrayIcon icon;
    private volatile String tip;
    private volatile boolean shown;

    /**
     * A line of the icon's menu.
     *
     * @param key of its words
     * @param action run on the window's thread
     */
    record Entry(String key, Runnable action) {}

    /**
     * @param entries of the menu; a click on the icon does the first, and the last stands apart
     */
    Tray(Texts texts, Background background, List<Entry> entries) {
        this.texts = texts;
        this.background = background;
        this.entries = List.copyOf(entries);
        this.tip = texts.get("app.name");
    }

    /** Asks whether there is a tray; answers on the window's thread. */
    void whenPossible(java.util.function.Consumer<Boolean> answer) {
        background.run(() -> attempt(SystemTray::isSupported, false), answer, failure -> answer.accept(false));
    }

    /** Puts the icon there; tells on the window's thread whether that has worked. */
    void show(java.util.function.Consumer<Boolean> answer) {
        background.run(() -> attempt(this::add, false), answer, failure -> answer.accept(false));
    }

    /** Takes the icon away. */
    void hide() {
        background.run(() -> attempt(this::remove, false), gone -> {}, failure -> {});
    }

    /** Says something in the icon's tip, now or as soon as there is an icon. */
    void tip(String said) {
        if (said.equals(tip)) {
            return;
        }
        tip = said;
        if (shown) {
            background.run(() -> attempt(() -> tell(said), false), done -> {}, failure -> {});
        }
    }

    private synchronized boolean tell(String said) {
        if (icon != null) {
            icon.setToolTip(said);
        }
        return true;
    }

    private synchronized boolean add() throws java.awt.AWTException {
        if (icon != null) {
            return true;
        }
        PopupMenu menu = new PopupMenu();
        entries.subList(0, entries.size() - 1).forEach(entry -> menu.add(item(entry)));
        menu.addSeparator();
        menu.add(item(entries.getLast()));
        TrayIcon made = new TrayIcon(drawing(), tip, menu);
        made.setImageAutoSize(true);
        made.addActionListener(event -> background.onWindow(entries.getFirst().action()));
        SystemTray.getSystemTray().add(made);
        icon = made;
        shown = true;
        return true;
    }

    private synchronized boolean remove() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
            shown = false;
        }
        return true;
    }

    private MenuItem item(Entry entry) {
        MenuItem item = new MenuItem(texts.get(entry.key()));
        item.addActionListener(event -> background.onWindow(entry.action()));
        return item;
    }

    /** The application's icon, as the task bar has it. */
    static Image drawing() {
        try (InputStream file = Objects.requireNonNull(Tray.class.getResourceAsStream(PICTURE), PICTURE)) {
            return ImageIO.read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // AWT throws errors, too, where a desktop has no tray
    private static boolean attempt(Callable<Boolean> work, boolean otherwise) {
        try {
            return work.call();
        } catch (Throwable failure) {
            LOG.info("There is no tray here: {}", failure.toString());
            return otherwise;
        }
    }
}
