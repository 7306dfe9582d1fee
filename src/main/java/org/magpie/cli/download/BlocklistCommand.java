package org.magpie.cli.download;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Session;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.profile.ReleasePreferences.BlockedRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie blocklist}: what is not to be taken again. */
@Command(name = "blocklist", mixinStandardHelpOptions = true, description = "List what is not to be taken again.")
public final class BlocklistCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Session session;

    public BlocklistCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Listing(session), new Add(session), new Remove(session));
    }

    @Override
    public Integer call() {
        return list(session);
    }

    private static int list(Session session) {
        return session.with(core -> {
            List<BlockedRow> rows = core.choosing().blocklist();
            if (session.isJson()) {
                session.print(rows);
                return 0;
            }
            session.table(
                    List.of("ID", "RELEASE", "TITLE", "REASON", "ADDED", "UNTIL", "WHY"),
                    rows.stream()
                            .map(row -> List.of(
                                    String.valueOf(row.entry().id()),
                                    row.entry().releaseName(),
                                    row.title(),
                                    session.texts()
                                            .get("block.reason."
                                                    + row.entry()
                                                            .reason()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT)
                                                            .replace('_', '-')),
                                    time(row.entry().added()),
                                    time(row.entry().expires()),
                                    session.texts().say(row.entry().said())))
                            .toList());
            return 0;
        });
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    /** {@code magpie blocklist list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List what is not to be taken again.")
    private static final class Listing implements Callable<Integer> {
        private final Session session;

        private Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return list(session);
        }
    }

    /** {@code magpie blocklist add}. */
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Never take releases of this name again.")
    private static final class Add implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "RELEASE", description = "The name of the release.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String release;

        @Option(names = "--title", paramLabel = "TITLE", description = "Only for this title, by name or number.")
        private @Nullable String title;

        @Option(names = "--days", paramLabel = "N", description = "Only for so many days.")
        private @Nullable Integer days;

        private Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                Instant now = Instant.now();
                long titleId = title == null ? 0 : Session.title(core, title).id();
                core.choosing()
                        .block(List.of(new BlocklistEntry(
                                0,
                                titleId,
                                BlocklistEntry.Scope.RELEASE,
                                release,
                                0,
                                release,
                                BlockReason.BY_HAND,
                                now,
                                days == null ? null : now.plus(Duration.ofDays(days)),
                                "",
                                Message.of("cli.blocklist.by-hand"))));
                BlockedRow added = core.choosing().blocklist().getFirst();
                session.answer(
                        added,
                        days == null ? "cli.blocklist.added" : "cli.blocklist.added.days",
                        release,
                        String.valueOf(added.entry().id()),
                        days == null ? 0 : days);
                return 0;
            });
        }
    }

    /** {@code magpie blocklist remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Let releases be taken again.")
    private static final class Remove implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0..*", arity = "1..*", paramLabel = "ID", description = "Numbers that blocklist shows.")
        private Set<Long> ids = new LinkedHashSet<>();

        private Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                Set<Long> known = core.choosing().blocklist().stream()
                        .map(row -> row.entry().id())
                        .collect(Collectors.toSet());
                ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                    throw new UserException("cli.blocklist.none", String.valueOf(id));
                });
                core.choosing().unblock(ids);
                session.answer(ids, "cli.blocklist.removed", ids.size());
                return 0;
            });
        }
    }
}
