package org.magpie.cli.title;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.quality.Profile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie exclusion}: what Magpie leaves alone by itself. */
@Command(
        name = "exclusion",
        mixinStandardHelpOptions = true,
        description = "List what is left alone: neither searched for nor added by what Magpie does by itself.")
public final class ExclusionCommand implements Callable<Integer> {
    private static final String BY = "command-line";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Session session;

    public ExclusionCommand(Session session) {
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
            List<Exclusion> rows = core.exclusions().all();
            if (session.isJson()) {
                session.print(rows);
                return 0;
            }
            session.table(
                    List.of("ID", "BY", "WHAT", "UNTIL", "WHY", "ADDED", "FROM"),
                    rows.stream()
                            .map(row -> List.of(
                                    String.valueOf(row.id()),
                                    row.type().name().toLowerCase(Locale.ROOT),
                                    row.label(),
                                    time(row.until()),
                                    row.reason(),
                                    time(row.added()),
                                    row.by()))
                            .toList());
            return 0;
        });
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List what is left alone.")
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

    /** What an exclusion goes by: exactly one of these. */
    private static final class What {
        @Option(names = "--title", required = true, paramLabel = "TITLE", description = "A title, by name or number.")
        private @Nullable String title;

        @Option(
                names = "--id",
                required = true,
                paramLabel = "SOURCE:ID",
                description = "Whatever a service knows by that id, such as imdb:tt0012345.")
        private @Nullable String id;

        @Option(
                names = "--name",
                required = true,
                paramLabel = "PATTERN",
                description = "Names, with * for any characters and ? for one.")
        private @Nullable String name;

        @Option(names = "--tag", required = true, paramLabel = "TAG", description = "Titles with that tag.")
        private @Nullable String tag;

        @Option(names = "--genre", required = true, paramLabel = "GENRE", description = "Titles of that genre.")
        private @Nullable String genre;

        @Option(
                names = "--profile",
                required = true,
                paramLabel = "PROFILE",
                description = "Titles all of whose copies have that quality profile.")
        private @Nullable String profile;
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Leave something alone.")
    private static final class Add implements Callable<Integer> {
        private final Session session;

        @ArgGroup(exclusive = true, multiplicity = "1")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private What what;

        @Option(
                names = "--until",
                paramLabel = "DATE",
                description = "Only until the beginning of that day, such as 2030-12-31.")
        private @Nullable LocalDate until;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever asks later.")
        private String reason = "";

        private Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                Exclusion added = add(core);
                session.answer(added, "cli.exclusion.added", added.label(), String.valueOf(added.id()));
                return 0;
            });
        }

        private Exclusion add(Core core) {
            Instant end = until == null
                    ? null
                    : until.atStartOfDay(ZoneId.systemDefault()).toInstant();
            if (what.title != null) {
                return core.exclusions()
                        .addTitle(Session.title(core, what.title).id(), end, reason, BY);
            }
            if (what.profile != null) {
                return core.exclusions()
                        .add(Exclusion.Type.PROFILE, Long.toString(profile(core, what.profile)), end, reason, BY);
            }
            if (what.id != null) {
                return core.exclusions().add(Exclusion.Type.ID, what.id, end, reason, BY);
            }
            if (what.name != null) {
                return core.exclusions().add(Exclusion.Type.NAME, what.name, end, reason, BY);
            }
            return what.tag != null
                    ? core.exclusions().add(Exclusion.Type.TAG, what.tag, end, reason, BY)
                    : core.exclusions().add(Exclusion.Type.GENRE, Objects.requireNonNull(what.genre), end, reason, BY);
        }

        private static long profile(Core core, String name) {
            return core.profiles().all().stream()
                    .filter(profile -> profile.name().equalsIgnoreCase(name.strip()))
                    .mapToLong(Profile::id)
                    .findFirst()
                    .orElseThrow(() -> new UserException("exclusion.no-profile", name));
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Leave something alone no longer.")
    private static final class Remove implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0..*",
                arity = "1..*",
                paramLabel = "ID",
                description = "Numbers that exclusion list shows.")
        private Set<Long> ids = new LinkedHashSet<>();

        private Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                Set<Long> known =
                        core.exclusions().all().stream().map(Exclusion::id).collect(Collectors.toSet());
                ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                    throw new UserException("cli.exclusion.none", String.valueOf(id));
                });
                core.exclusions().remove(ids);
                session.answer(ids, "cli.exclusion.removed", ids.size());
                return 0;
            });
        }
    }
}
