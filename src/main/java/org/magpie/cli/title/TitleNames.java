package org.magpie.cli.title;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import org.magpie.media.SeriesType;
import org.magpie.pipeline.match.TitleAliases.KnownName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that say by which names releases of a title are known, and how its episodes are counted. */
public final class TitleNames {
    private TitleNames() {}

    public static Object alias(Session session) {
        return new Alias(session);
    }

    public static Object seriesType(Session session) {
        return new SeriesTypeCommand(session);
    }

    /** {@code magpie alias}. */
    @Command(
            name = "alias",
            mixinStandardHelpOptions = true,
            description =
                    "List the names by which releases of a title are known, add one, or remove one that was added.")
    private static final class Alias implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "TITLE", description = "Name or number.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "ALIAS", description = "One more name; without it, list.")
        private @Nullable String alias;

        @Option(names = "--remove", description = "Take the alias away again.")
        private boolean remove;

        private Alias(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                LibraryRow title = Session.title(core, name);
                if (alias != null && remove) {
                    boolean known = core.pipeline().aliases().known().of(title.id()).names().stream()
                            .anyMatch(each -> each.name().equalsIgnoreCase(alias));
                    if (!known) {
                        throw new UserException("cli.alias.none", title.name(), alias);
                    }
                    core.pipeline().aliases().forget(title.id(), alias);
                } else if (alias != null) {
                    core.pipeline().aliases().call(title.id(), alias);
                }
                List<KnownName> names =
                        core.pipeline().aliases().known().of(title.id()).names();
                if (session.isJson()) {
                    session.print(names);
                } else {
                    session.table(
                            List.of("NAME", "ORIGIN"),
                            names.stream()
                                    .map(each -> List.of(
                                            each.name(),
                                            session.texts()
                                                    .get("names.origin."
                                                            + each.origin()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT))))
                                    .toList());
                }
                return 0;
            });
        }
    }

    /** {@code magpie series-type}. */
    @Command(
            name = "series-type",
            mixinStandardHelpOptions = true,
            description =
                    "Say how the episodes of a series are counted: standard, daily, anime, or automatic (as its source says).")
    private static final class SeriesTypeCommand implements Callable<Integer> {
        private static final String AUTOMATIC = "automatic";

        private final Session session;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "TITLE", description = "Name or number.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Parameters(
                index = "1",
                paramLabel = "TYPE",
                description = "standard (season and number), daily (by date), anime (over all seasons), automatic.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String type;

        private SeriesTypeCommand(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            String word = type.strip().toLowerCase(Locale.ROOT);
            SeriesType chosen = switch (word) {
                case "standard" -> SeriesType.STANDARD;
                case "daily" -> SeriesType.DAILY;
                case "anime" -> SeriesType.ANIME;
                case AUTOMATIC -> null;
                default ->
                    throw new ParameterException(
                            spec.commandLine(), "“" + type + "” is none of standard, daily, anime, automatic");
            };
            return session.with(core -> {
                LibraryRow title = Session.title(core, name);
                core.catalog().chooseSeriesType(title.id(), chosen);
                session.answer(
                        core.insight().libraryRow(title.id()).orElseThrow(), "cli.series-type", title.name(), word);
                return 0;
            });
        }
    }
}
