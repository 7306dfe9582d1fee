package org.magpie.pipeline.notify;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.base.text.Texts;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.Await;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

/** An outbox on a real database whose clock stands still until a test moves it, with channels that say what a test has them say. */
final class NoticeFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

    final MovableClock clock;
    final TestStore test;
    final StoredProviders providers;
    final Outbox outbox;
    final StoredNoticeHistory history;
    final List<Announcement> sent = new CopyOnWriteArrayList<>();
    final List<Instant> attempts = new CopyOnWriteArrayList<>();
    /** Called with what has arrived, before the channel answers. */
    volatile Consumer<Announcement> arrives = announcement -> {};

    private boolean isKilled;
    /** What a channel says, by its name. */
    volatile Function<String, ChannelAnswer> answer = name -> new ChannelAnswer(200, "asked", "ok");

    record Settings(@Field Secret token) {}

    NoticeFixture(Path folder) {
        this(folder, START);
    }

    NoticeFixture(Path folder, Instant now) {
        this.clock = new MovableClock(now);
        this.test = new TestStore(folder, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
        this.providers = new StoredProviders(
                test.store(), new Vault(new byte[32]), clock, List.of(new Plug()), List.of(ChannelRules.fields()));
        this.outbox = new Outbox(test.store(), providers, test.events(), () -> new Texts(Locale.ENGLISH), clock);
        this.history = new StoredNoticeHistory(test.store(), providers, () -> new Texts(Locale.ENGLISH), clock);
    }

    private final class Plug extends BasePlug<Settings, Channel> {
        Plug() {
            super(ProviderKind.CHANNEL, "recorder", Settings.class, new Settings(Secret.NONE));
        }

        @Override
        public Channel open(Definition<Settings> definition) {
            return announcement -> {
                attempts.add(clock.instant());
                ChannelAnswer said = answer.apply(definition.name());
                arrives.accept(announcement);
                sent.add(announcement);
                return said;
            };
        }

        @Override
        public Message test(Definition<Settings> definition) {
            return Message.of("plug.desktop.works");
        }
    }

    Definition<?> channel(String name, Map<String, ?> values) {
        return providers.save(providers.read(0, "recorder", name, true, 25, values));
    }

    void tell(Notice... notices) {
        test.store().change(unit -> List.of(notices).forEach(unit::publish));
    }

    /** A title with a season of so many episodes; its episodes have the ids after its own. */
    void title(long id, String name, int episodes, String... tags) {
        test.store().change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change(
                    "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes,"
                            + " rating, original_language, monitored, new_items, provenance, has_poster, has_backdrop, added,"
                            + " poster_address)"
                            + " values (?, 'SERIES', ?, ?, 2021, '', '[]', '', '', 0, 0, '', true, true, 'HAND', false, false, ?,"
                            + " 'https://pictures.example/1.jpg')",
                    id,
                    name,
                    name,
                    clock.instant());
            for (int number = 1; number <= episodes; number++) {
                rows.change(
                        "insert into item (id, title_id, kind, name, season, number, minutes, monitored)"
                                + " values (?, ?, 'EPISODE', ?, 2, ?, 0, true)",
                        id + number,
                        id,
                        "Episode " + number,
                        number);
            }
            for (String tag : tags) {
                long tagId = rows.number("select id from final table (insert into tag (name) values (?))", tag);
                rows.change("insert into title_tag (title_id, tag_id) values (?, ?)", id, tagId);
            }
        });
    }

    static NoticeFacts facts(long title, long... items) {
        List<Long> ids = new ArrayList<>();
        for (long item : items) {
            ids.add(item);
        }
        return NoticeFacts.ofTitle(title, "Title " + title)
                .change()
                .itemIds(ids)
                .make();
    }

    static Notice imported(long title, long item, Actor actor) {
        return new Notice.Imported(
                facts(title, item), "c" + item, actor, Message.of("import.imported", "Item " + item, "HD", "p"));
    }

    static Notice grabbed(long title) {
        return new Notice.Grabbed(
                facts(title), "c" + title, Actor.MAGPIE, Message.of("download.grabbed", "Release " + title, "client"));
    }

    /** Moves the clock and lets the outbox do all that is due by then. */
    void move(Duration by) {
        clock.move(by);
        outbox.wake();
        settle();
    }

    /** Waits until nothing is due that may be sent now. */
    void settle() {
        Await.until("the outbox is at rest", Duration.ofSeconds(20), outbox::isAtRest);
    }

    List<String> texts() {
        return sent.stream().map(Announcement::text).toList();
    }

    Set<String> ids() {
        return Set.copyOf(sent.stream().map(Announcement::id).toList());
    }

    long waiting() {
        settle();
        return test.store()
                .read(session -> new Rows(session).number("select count(*) from announcement where state = 'WAITING'"));
    }

    /** As new, with the clock where it began. */
    void empty() {
        answer = name -> new ChannelAnswer(200, "asked", "ok");
        providers.definitions(ProviderKind.CHANNEL).forEach(each -> providers.delete(each.id()));
        settle();
        test.store().change(unit -> {
            Rows rows = new Rows(unit.session());
            List.of("title", "tag", "notice_attempt", "announcement", "notice")
                    .forEach(table -> rows.change("delete from " + table));
        });
        clock.move(Duration.between(clock.instant(), START));
        sent.clear();
        attempts.clear();
    }

    /** The process is gone, with whatever it has not stored. */
    void kill() {
        isKilled = true;
        test.close();
    }

    @Override
    public void close() {
        if (isKilled) {
            return;
        }
        outbox.close();
        providers.close();
        test.close();
    }
}
