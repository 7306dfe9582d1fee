package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.NoticeAttempt.Outcome;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

/** Notices reach the channels that want them, together with what is alike, and are tried again where they do not. */
class OutboxTest {
    private static final Duration WINDOW = Duration.ofSeconds(31);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private static NoticeFixture world;

    @BeforeAll
    static void open() {
        world = new NoticeFixture(shared);
    }

    @BeforeEach
    void empty() {
        world.empty();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static RuntimeException unreachable() {
        return new ProviderException.Unreachable(Message.of("http.status", 503), null);
    }

    @Test
    void a_notice_stands_or_falls_with_what_it_tells_of() {
        world.channel("one", Map.of());
        assertThatThrownBy(() -> world.test.store().change(unit -> {
                    unit.publish(NoticeFixture.grabbed(1));
                    throw new UserException("download.failed");
                }))
                .isInstanceOf(UserException.class);
        assertThat(world.waiting()).isZero();
        world.tell(new Notice.Grabbed(
                NoticeFixture.facts(1), "only one", Actor.MAGPIE, Message.of("download.grabbed", "A", "B")));
        assertThat(world.waiting()).isEqualTo(1);
        assertThat(world.test.told(Notice.Grabbed.class).getLast().correlation())
                .as("the window is told too")
                .isEqualTo("only one");
    }

    @Test
    void a_season_is_one_message_with_what_needs_a_person() {
        world.title(100, "Harbor Lights", 24);
        world.channel("one", Map.of());
        for (int number = 1; number <= 23; number++) {
            world.tell(NoticeFixture.imported(100, 100 + number, Actor.MAGPIE));
            world.clock.move(Duration.ofSeconds(2));
        }
        long[] all = IntStream.rangeClosed(101, 124).asLongStream().toArray();
        world.tell(new Notice.ImportBlocked(
                NoticeFixture.facts(100, all), "c", Actor.MAGPIE, Message.of("import.blocked.no-item", "E24")));
        world.move(WINDOW);
        assertThat(world.sent).hasSize(1);
        Announcement told = world.sent.getFirst();
        assertThat(told.heading()).isEqualTo("Harbor Lights (2021)");
        assertThat(told.text()).startsWith("Season 2: 23 of 24 filed, 1 needs you\n");
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.kind()).isEqualTo(NoticeKind.IMPORTED);
        assertThat(told.picture()).contains("https://pictures.example/1.jpg");
        assertThat(told.facts()).hasSize(24);
        assertThat(told.facts().get(4).items()).containsExactly(new NoticeFacts.Item(105, 2, 5, "Episode 5"));
        assertThat(told.facts().getFirst().media()).isEqualTo("series");
    }

    @Test
    void what_a_person_does_is_told_to_nobody_who_does_not_want_it() {
        world.title(100, "Harbor Lights", 26);
        world.channel("not mine", Map.of("notMine", true));
        for (int number = 1; number <= 26; number++) {
            world.tell(NoticeFixture.imported(100, 100 + number, Actor.WINDOW));
        }
        world.move(WINDOW);
        assertThat(world.sent).isEmpty();
        world.tell(NoticeFixture.imported(100, 101, Actor.MAGPIE));
        world.move(WINDOW);
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void more_than_five_in_a_minute_are_told_in_one() {
        world.channel("one", Map.of());
        for (int title = 1; title <= 40; title++) {
            world.tell(NoticeFixture.grabbed(title));
        }
        world.move(Duration.ofSeconds(61));
        assertThat(world.sent).hasSize(6);
        assertThat(world.sent.getLast().facts()).hasSize(35);
        assertThat(world.sent.getLast().heading()).isEqualTo("Magpie: 35 notices");
        assertThat(world.sent.getLast().text()).startsWith("Grabbed: 35\n").endsWith("… and 15 more");
    }

    @Test
    void told_singly_nothing_is_taken_together() {
        world.channel("singly", Map.of("batchSeconds", 0));
        for (int number = 1; number <= 12; number++) {
            world.tell(NoticeFixture.imported(100, 100 + number, Actor.MAGPIE));
        }
        world.settle();
        assertThat(world.sent).hasSize(12);
        assertThat(world.sent.stream()
                        .map(each -> each.facts().getFirst().items().getFirst().id()))
                .isSorted();
    }

    @Test
    void a_channel_that_does_not_answer_is_tried_after_longer_and_longer_pauses_and_given_up_after_a_day() {
        world.channel("down", Map.of("batchSeconds", 0));
        world.answer = name -> {
            throw unreachable();
        };
        world.tell(NoticeFixture.grabbed(1));
        world.settle();
        List<Duration> pauses = List.of(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(6),
                Duration.ofHours(6),
                Duration.ofHours(6));
        for (int at = 0; at < pauses.size(); at++) {
            assertThat(world.attempts).as("attempts after %s pauses", at).hasSize(at + 1);
            world.move(pauses.get(at).minusSeconds(1));
            assertThat(world.attempts).as("not before %s", pauses.get(at)).hasSize(at + 1);
            world.move(Duration.ofSeconds(1));
        }
        assertThat(world.waiting()).isEqualTo(1);
        world.move(Duration.ofHours(6));
        assertThat(world.waiting()).as("after a day").isZero();
        assertThat(world.history
                        .attempts(NoticeHistory.Filter.ALL, 1)
                        .getFirst()
                        .outcome())
                .isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void all_attempts_are_of_one_id_and_nothing_is_added_after_the_first() {
        world.channel("down", Map.of());
        AtomicBoolean works = new AtomicBoolean();
        world.answer = name -> {
            if (!works.get()) {
                throw unreachable();
            }
            return ChannelAnswer.NONE;
        };
        world.tell(NoticeFixture.imported(100, 101, Actor.MAGPIE));
        world.move(WINDOW);
        world.tell(NoticeFixture.imported(100, 102, Actor.MAGPIE));
        works.set(true);
        world.move(WINDOW);
        assertThat(world.sent).hasSize(2);
        assertThat(world.sent.getFirst().facts()).hasSize(1);
        assertThat(world.ids()).hasSize(2);
    }

    @Test
    void a_service_that_asks_for_seven_seconds_gets_them_and_others_are_not_kept_waiting() {
        Map<String, AtomicInteger> asked = Map.of("limited", new AtomicInteger(), "other", new AtomicInteger());
        world.channel("limited", Map.of("batchSeconds", 0));
        world.channel("other", Map.of("batchSeconds", 0));
        world.answer = name -> {
            if (asked.get(name).getAndIncrement() == 0 && name.equals("limited")) {
                throw new ProviderException.RateLimited(Message.of("http.status", 429), Duration.ofSeconds(7));
            }
            return ChannelAnswer.NONE;
        };
        world.tell(NoticeFixture.grabbed(1));
        world.settle();
        assertThat(world.sent).as("by the other").hasSize(1);
        world.move(Duration.ofMillis(6_900));
        assertThat(asked.get("limited")).hasValue(1);
        world.move(Duration.ofMillis(100));
        assertThat(asked.get("limited")).hasValue(2);
        assertThat(world.sent).hasSize(2);
        assertThat(world.sent.getFirst().id()).isNotEqualTo(world.sent.getLast().id());
    }

    @Test
    void a_message_that_is_refused_is_not_sent_again_and_keeps_no_other_waiting() {
        world.channel("one", Map.of("batchSeconds", 0));
        AtomicInteger asked = new AtomicInteger();
        world.answer = name -> {
            if (asked.getAndIncrement() == 0) {
                throw new ProviderException.Refused(Message.of("http.status", 400));
            }
            return ChannelAnswer.NONE;
        };
        world.tell(NoticeFixture.grabbed(1), NoticeFixture.grabbed(2));
        world.settle();
        world.move(Duration.ofDays(1));
        assertThat(asked).hasValue(2);
        assertThat(world.history.attempts(NoticeHistory.Filter.ALL, 9))
                .extracting(NoticeAttempt::outcome)
                .containsExactly(Outcome.DELIVERED, Outcome.REFUSED);
    }

    @Test
    void a_mistake_in_a_channel_keeps_no_other_message_waiting() {
        world.channel("one", Map.of("batchSeconds", 0));
        AtomicInteger asked = new AtomicInteger();
        world.answer = name -> {
            if (asked.getAndIncrement() == 0) {
                throw new IllegalArgumentException("a mistake");
            }
            return ChannelAnswer.NONE;
        };
        world.tell(NoticeFixture.grabbed(1), NoticeFixture.grabbed(2));
        world.settle();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_wrong_key_is_tried_seldom_and_at_once_when_the_channel_is_changed() {
        Definition<?> channel = world.channel("one", Map.of("batchSeconds", 0));
        AtomicBoolean mended = new AtomicBoolean();
        world.answer = name -> {
            if (!mended.get()) {
                throw new ProviderException.Unauthorized(Message.of("http.status", 401));
            }
            return ChannelAnswer.NONE;
        };
        world.tell(NoticeFixture.grabbed(1));
        world.settle();
        world.move(Duration.ofHours(5));
        assertThat(world.attempts).hasSize(1);
        mended.set(true);
        world.providers.save(
                world.providers.read(channel.id(), "recorder", "one", true, 25, Map.of("token", "another-token")));
        world.settle();
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void a_channel_is_told_only_while_it_is_set_up_and_switched_on() {
        world.tell(NoticeFixture.grabbed(1));
        Definition<?> channel = world.channel("one", Map.of());
        world.move(WINDOW);
        world.tell(NoticeFixture.grabbed(2));
        world.providers.save(channel.withEnabled(false));
        world.move(WINDOW);
        world.tell(NoticeFixture.grabbed(3));
        world.providers.save(channel.withEnabled(true));
        world.move(WINDOW);
        assertThat(world.sent).isEmpty();
        world.tell(NoticeFixture.grabbed(4));
        world.providers.delete(channel.id());
        assertThat(world.waiting()).isZero();
    }

    @Test
    void quiet_hours_end_with_one_message_and_failures_may_pass() {
        world.channel("one", Map.of("quietFrom", "11:00", "quietTo", "14:30", "failuresPass", true));
        world.tell(NoticeFixture.grabbed(1), NoticeFixture.grabbed(2), NoticeFixture.imported(100, 101, Actor.MAGPIE));
        world.tell(new Notice.DownloadFailed(NoticeFixture.facts(3), "c", Actor.MAGPIE, Message.of("download.failed")));
        world.move(WINDOW);
        assertThat(world.sent).extracting(Announcement::kind).containsExactly(NoticeKind.DOWNLOAD_FAILED);
        world.move(Duration.ofHours(2));
        assertThat(world.sent).hasSize(1);
        world.move(Duration.ofMinutes(30));
        assertThat(world.sent).hasSize(2);
        assertThat(world.sent.getLast().facts()).hasSize(3);
        assertThat(world.sent.getLast().text()).startsWith("Grabbed: 2, Imported: 1\n");
    }

    @Test
    void what_is_to_be_tried_again_waits_for_the_end_of_quiet_hours() {
        world.channel("one", Map.of("quietFrom", "12:10", "quietTo", "14:00"));
        world.answer = name -> {
            throw unreachable();
        };
        world.tell(NoticeFixture.grabbed(1));
        world.move(Duration.ofMinutes(9));
        assertThat(world.attempts).hasSize(1);
        world.move(Duration.ofMinutes(30));
        assertThat(world.attempts).hasSize(1);
        world.move(Duration.ofMinutes(81));
        assertThat(world.attempts).hasSize(2);
    }

    @Test
    void what_comes_and_goes_is_told_once_with_how_often() {
        world.channel("one", Map.of());
        Notice issue = health(true);
        Notice restored = health(false);
        world.tell(issue);
        world.move(WINDOW);
        world.tell(restored);
        world.move(WINDOW);
        assertThat(world.sent).hasSize(2);
        for (int round = 0; round < 6; round++) {
            world.tell(issue, restored);
            world.move(Duration.ofMinutes(2));
        }
        world.move(Duration.ofMinutes(16));
        assertThat(world.sent).hasSize(3);
        assertThat(world.sent.getLast().text()).endsWith("(came and went 6 times)");
    }

    private static Notice health(boolean isIssue) {
        NoticeFacts facts = NoticeFacts.NONE.change().check("disk").make();
        Message said = Message.of("download.failed");
        return isIssue
                ? new Notice.HealthIssue(facts, "c", Actor.MAGPIE, said)
                : new Notice.HealthRestored(facts, "c", Actor.MAGPIE, said);
    }

    @Test
    void filters_are_by_event_media_tag_and_severity() {
        world.title(100, "Harbor Lights", 1, "kids");
        world.title(200, "Night Shift", 1);
        world.channel("upgrades", Map.of("events", List.of("import.completed", "upgrade"), "onlyUpgrades", true));
        world.channel("films", Map.of("media", List.of("movie")));
        world.channel("bad", Map.of("severity", "WARNING"));
        world.providers.save(world.channel("kids", Map.of()).withTags(Set.of("kids")));
        List<String> told = new CopyOnWriteArrayList<>();
        world.answer = name -> {
            told.add(name);
            return ChannelAnswer.NONE;
        };
        world.tell(NoticeFixture.imported(100, 101, Actor.MAGPIE));
        world.move(WINDOW);
        assertThat(told).containsExactly("kids");
        told.clear();
        world.tell(
                new Notice.Upgraded(NoticeFixture.facts(200, 201), "c", Actor.MAGPIE, Message.of("download.failed")));
        world.move(WINDOW);
        assertThat(told).containsExactly("upgrades");
        told.clear();
        world.tell(new Notice.DownloadFailed(
                NoticeFixture.facts(200, 201), "c", Actor.MAGPIE, Message.of("download.failed")));
        world.move(WINDOW);
        assertThat(told).containsExactly("bad");
        assertThatThrownBy(() -> world.channel("wrong", Map.of("events", List.of("grabb"))))
                .isInstanceOfSatisfying(
                        UserException.class, wrong -> assertThat(wrong.field()).contains("events"));
    }

    @Test
    void the_end_of_a_short_command_sends_what_it_has_caused() {
        try (NoticeFixture command = new NoticeFixture(folder)) {
            command.channel("one", Map.of());
            command.tell(NoticeFixture.grabbed(1));
            command.outbox.close();
            assertThat(command.sent).hasSize(1);
        }
    }

    @Test
    void what_waits_for_more_is_not_lost_with_the_process() {
        NoticeFixture killed = new NoticeFixture(folder);
        killed.channel("one", Map.of());
        killed.tell(NoticeFixture.imported(100, 101, Actor.MAGPIE));
        killed.tell(NoticeFixture.imported(100, 102, Actor.MAGPIE));
        killed.kill();
        try (NoticeFixture next = new NoticeFixture(folder, NoticeFixture.START.plus(Duration.ofHours(1)))) {
            next.outbox.start();
            next.settle();
            assertThat(next.sent).hasSize(1);
            assertThat(next.sent.getFirst().facts()).hasSize(2);
        }
    }

    @Test
    void history_holds_no_secrets_and_sends_again() {
        Definition<?> channel = world.channel("one", Map.of("batchSeconds", 0, "token", "canary-7f3a9 b"));
        world.answer = name ->
                new ChannelAnswer(200, "POST /bot/canary-7f3a9 b?x=canary-7f3a9+b", "{\"you\":\"canary-7f3a9 b\"}");
        world.tell(NoticeFixture.grabbed(1));
        world.settle();
        NoticeAttempt attempt =
                world.history.attempts(NoticeHistory.Filter.ALL, 9).getFirst();
        assertThat(attempt.request() + attempt.answer())
                .doesNotContain("canary")
                .contains("***");
        String before = world.sent.getFirst().id();
        NoticeAttempt again = world.history.again(attempt.id());
        assertThat(again.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(again.text()).isEqualTo(attempt.text());
        assertThat(world.sent.getLast().id())
                .as("a new message for the service")
                .isNotEqualTo(before);
        assertThat(world.history.test(channel.id()).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(world.sent.getLast().kind()).isEqualTo(NoticeKind.TEST);
        world.clock.move(Duration.ofDays(31));
        world.history.prune();
        assertThat(world.history.attempts(NoticeHistory.Filter.ALL, 9)).isEmpty();
        assertThatThrownBy(() -> world.history.again(attempt.id())).isInstanceOf(UserException.class);
    }
}
