package org.magpie.ui;

import java.awt.AWTException;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Window;
import org.magpie.base.context.WorkThreads;
import org.magpie.pipeline.notify.TrayNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications of a desktop that shows them at an icon of the tray, as Windows does. Where Magpie has no icon there, one is shown
 * for as long as the notification is. Blocks while the toolkit starts, so it belongs on no window's thread.
 */
public final class TrayIconNotifier implements TrayNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(TrayIconNotifier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SHOWN = Duration.ofSeconds(15);

    @Override
    public boolean show(String title, String text) {
        try {
            if (!SystemTray.isSupported()) {
                return false;
            }
            SystemTray tray = SystemTray.getSystemTray();
            TrayIcon[] icons = tray.getTrayIcons(); // of this process alone
            TrayIcon icon = icons.length > 0 ? icons[0] : added(tray);
            icon.displayMessage(title, text, TrayIcon.MessageType.NONE);
            return true;
        } catch (AWTException | RuntimeException | LinkageError failure) {
            // Trays differ; without one the window tells.
            LOG.debug("The tray shows no notification", failure);
            return false;
        }
    }

    @Override
    public boolean isWindowInFront() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            Platform.runLater(() -> answer.complete(Window.getWindows().stream().anyMatch(Window::isFocused)));
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalStateException | ExecutionException | TimeoutException noWindow) {
            return false; // a service has none, and one that does not answer tells nobody anything
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static TrayIcon added(SystemTray tray) throws AWTException {
        TrayIcon icon = new TrayIcon(Tray.drawing(), "Magpie");
        icon.setImageAutoSize(true);
        tray.add(icon);
        WorkThreads.start("tray-icon", () -> {
            try {
                Thread.sleep(SHOWN);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
            tray.remove(icon);
        });
        return icon;
    }
}
