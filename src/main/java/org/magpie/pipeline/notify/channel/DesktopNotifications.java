package org.magpie.pipeline.notify.channel;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.media.history.NoticeKind;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.Channel;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.pipeline.notify.TrayNotifier;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/**
 * The desktop's own notifications: {@code notify-send} (Desktop Notifications Specification) on Linux, {@code osascript} on macOS,
 * the tray's balloon elsewhere. Where there is none of them nothing happens: the window tells anyway.
 */
public final class DesktopNotifications extends BasePlug<DesktopNotifications.Settings, Channel> {
    private static final TextLimit LONGEST = TextLimit.codePoints(300);

    private static final List<String> EVENTS = Stream.of(
                    NoticeKind.IMPORTED,
                    NoticeKind.UPGRADED,
                    NoticeKind.DOWNLOAD_FAILED,
                    NoticeKind.IMPORT_BLOCKED,
                    NoticeKind.HEALTH_ISSUE)
            .map(NoticeKind::event)
            .toList();

    private final Command command;
    private final TrayNotifier notifier;
    private final Supplier<Texts> texts;
    private final String system;

    /**
     * @param system name of the operating system, as Java tells it
     * @param texts in the language of the interface
     */
    public DesktopNotifications(String system, TrayNotifier notifier, Supplier<Texts> texts) {
        this(system, notifier, texts, DesktopNotifications::run);
    }

    DesktopNotifications(String system, TrayNotifier notifier, Supplier<Texts> texts, Command command) {
        super(ProviderKind.CHANNEL, "desktop", Settings.class, new Settings());
        this.system = system.toLowerCase(Locale.ROOT);
        this.notifier = notifier;
        this.texts = texts;
        this.command = command;
    }

    /** Runs a program. */
    interface Command {
        /**
         * @return whether it ran and said that all was well
         */
        boolean run(List<String> line);
    }

    /** What it tells of is what all channels have. */
    public record Settings() {}

    /** On a desktop one wants to know what came of things, soon, and not what one has just done. */
    @Override
    public Map<String, ?> commonDefaults() {
        return Map.of("events", EVENTS, "notMine", true, "batchSeconds", 10);
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public Channel open(Definition<Settings> definition) {
        return new Bubble();
    }

    @Override
    public Message test(Definition<Settings> definition) {
        if (!show("Magpie", texts.get().get("plug.desktop.test"))) {
            throw new ProviderException.Refused(Message.of("plug.desktop.none"));
        }
        return Message.of("plug.desktop.works");
    }

    private boolean show(String title, String text) {
        if (system.startsWith("mac")) {
            // The texts are handed over as arguments: within the script a release's name could be taken for a command.
            return command.run(List.of(
                    "osascript",
                    "-e",
                    "on run words",
                    "-e",
                    "display notification (item 2 of words) with title (item 1 of words)",
                    "-e",
                    "end run",
                    "--",
                    title,
                    text));
        }
        if (system.startsWith("win")) {
            return notifier.show(title, text);
        }
        boolean shown =
                command.run(List.of("notify-send", "--app-name=Magpie", "--icon=magpie", "--", title, markup(text)));
        return shown || notifier.show(title, text);
    }

    /** The body of a notification may hold markup, so what is no markup is written as its names. */
    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean run(List<String> line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Bubble implements Channel {
        @Override
        public ChannelAnswer send(Announcement announcement) {
            // While the window is in front, the same is said there already.
            if (!notifier.isWindowInFront()) {
                // None shown is no failure: most servers have no desktop, and the window tells the same.
                show(announcement.heading(), LONGEST.fit(announcement.text()));
            }
            return ChannelAnswer.NONE;
        }
    }
}
