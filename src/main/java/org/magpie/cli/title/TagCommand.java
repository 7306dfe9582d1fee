package org.magpie.cli.title;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code magpie tag}: which titles have which tags. */
@Command(name = "tag", mixinStandardHelpOptions = true, description = "List tags, or give them to a title.")
public final class TagCommand implements Callable<Integer> {
    private final Session session;

    public TagCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new TagList(session), new TagAdd(session), new TagRemove(session));
    }

    @Override
    public Integer call() {
        return tags(session);
    }

    private static int tags(Session session) {
        return session.with(core -> {
            Map<String, Integer> titles = new TreeMap<>();
            core.insight().library().forEach(row -> row.tags().forEach(tag -> titles.merge(tag, 1, Integer::sum)));
            if (session.isJson()) {
                session.print(titles);
            } else {
                session.table(
                        List.of("TAG", "TITLES"),
                        titles.entrySet().stream()
                                .map(each -> List.of(each.getKey(), String.valueOf(each.getValue())))
                                .toList());
            }
            return 0;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the tags of the library's titles.")
    private static final class TagList implements Callable<Integer> {
        private final Session session;

        private TagList(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return tags(session);
        }
    }

    /** What giving and taking tags share. */
    private abstract static class TagChange implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "TITLE", description = "Name or number.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAG")
        private Set<String> tags = new LinkedHashSet<>();

        private TagChange(Session session) {
            this.session = session;
        }

        abstract void change(Set<String> now, Collection<String> named);

        @Override
        public Integer call() {
            return session.with(core -> {
                LibraryRow title = Session.title(core, name);
                Set<String> now = new TreeSet<>(title.tags());
                change(now, tags);
                core.catalog().tag(title.id(), now);
                session.answer(
                        core.insight().libraryRow(title.id()).orElseThrow(),
                        "cli.tagged",
                        title.name(),
                        String.join(", ", now));
                return 0;
            });
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Give a title tags.")
    private static final class TagAdd extends TagChange {
        private TagAdd(Session session) {
            super(session);
        }

        @Override
        void change(Set<String> now, Collection<String> named) {
            now.addAll(named);
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Take tags off a title.")
    private static final class TagRemove extends TagChange {
        private TagRemove(Session session) {
            super(session);
        }

        @Override
        void change(Set<String> now, Collection<String> named) {
            if (!now.removeAll(named)) {
                throw new UserException("cli.tag.none", String.join(", ", named));
            }
        }
    }
}
