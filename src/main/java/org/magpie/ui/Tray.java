package org.magpie.ui;

import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.Callable;
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
    private static final int SIZE = 64;

    private final Texts texts;
    private final Background background;
    private final Runnable open;
    private final Runnable quit;
    private @Nullable TrayIcon icon;
    private volatile String tip;
    private volatile boolean shown;

    /**
     * @param open run on the window's thread when the person asks for the window
     * @param quit run on the window's thread when the person asks to leave
     */
    Tray(Texts texts, Background background, Runnable open, Runnable quit) {
        this.texts = texts;
        this.background = background;
        this.open = open;
        this.quit = quit;
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
        menu.add(item("tray.open", open));
        menu.add(item("tray.quit", quit));
        TrayIcon made = new TrayIcon(drawing(), tip, menu);
        made.setImageAutoSize(true);
        made.addActionListener(event -> background.onWindow(open));
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

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.addActionListener(event -> background.onWindow(action));
        return item;
    }

    /** The same bird as in the window, grey so that it can be seen on light and dark bars. */
    static Image drawing() {
        BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        java.awt.Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(SIZE / 24.0, SIZE / 24.0);
        Path2D body = new Path2D.Double();
        body.moveTo(3, 9);
        body.lineTo(8, 6.2);
        body.curveTo(10, 4.2, 13.2, 4.4, 14.6, 6.8);
        body.curveTo(15.8, 8.8, 17, 11, 19, 13.4);
        body.lineTo(23, 20.5);
        body.lineTo(16.6, 16.4);
        body.curveTo(12.6, 18, 8.2, 15.6, 7.2, 11.4);
        body.lineTo(6.8, 9.8);
        body.closePath();
        pen.setColor(java.awt.Color.GRAY);
        pen.fill(body);
        pen.dispose();
        return picture;
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
