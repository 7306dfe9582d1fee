package org.magpie.cli.title;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.quality.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie profile}: the quality profiles. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "List the quality profiles, or give a title another one.")
public final class ProfileCommand implements Callable<Integer> {
    private final Session session;

    public ProfileCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new ProfileList(session), new ProfileSet(session));
    }

    @Override
    public Integer call() {
        return profiles(session);
    }

    private static int profiles(Session session) {
        return session.with(core -> {
            List<Profile> profiles = core.profiles().all();
            if (session.isJson()) {
                session.print(profiles);
            } else {
                session.table(
                        List.of("ID", "NAME", "KIND"),
                        profiles.stream()
                                .map(each ->
                                        List.of(String.valueOf(each.id()), each.name(), MediaKindName.of(each.kind())))
                                .toList());
            }
            return 0;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the quality profiles.")
    private static final class ProfileList implements Callable<Integer> {
        private final Session session;

        private ProfileList(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return profiles(session);
        }
    }

    @Command(name = "set", mixinStandardHelpOptions = true, description = "Give a title another quality profile.")
    private static final class ProfileSet implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "TITLE", description = "Name or number.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Parameters(index = "1", paramLabel = "PROFILE")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String profile;

        @Option(names = "--copy", paramLabel = "NAME", description = "Only this copy, such as 4K; otherwise the first.")
        private @Nullable String copy;

        private ProfileSet(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                LibraryRow title = Session.title(core, name);
                TitlePage page = core.insight().title(title.id()).orElseThrow();
                Profile wanted = core.profiles().of(title.kind()).stream()
                        .filter(each -> each.name().equalsIgnoreCase(profile.strip()))
                        .findFirst()
                        .orElseThrow(() -> new UserException("cli.profile.none", profile));
                TitlePage.SlotRow slot = page.slots().stream()
                        .filter(each -> copy == null || each.name().equalsIgnoreCase(copy))
                        .findFirst()
                        .orElseThrow(() -> new UserException("cli.copy.none", title.name(), String.valueOf(copy)));
                core.catalog().editSlot(slot.id(), slot.name(), wanted.id(), slot.rootId());
                session.answer(
                        core.insight().libraryRow(title.id()).orElseThrow(),
                        "cli.profile.given",
                        title.name(),
                        wanted.name());
                return 0;
            });
        }
    }
}
