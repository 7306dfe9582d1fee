package org.magpie.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Navigator;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.DisplayFormats;

class KitTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final DisplayFormats formats = new DisplayFormats(texts, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void writesSizesInDecimalUnits() {
        assertThat(formats.size(0)).isEqualTo("0 B");
        assertThat(formats.size(999)).isEqualTo("999 B");
        assertThat(formats.size(1_400_000_000L)).isEqualTo("1.4 GB");
        assertThat(formats.size(812_400_000_000L)).isEqualTo("812 GB");
        assertThat(formats.size(999_999_999L)).isEqualTo("1.0 GB");
        assertThat(formats.size(-1)).isEqualTo("–");
        assertThat(formats.speed(12_300_000)).isEqualTo("12.3 MB/s");
    }

    @Test
    void writesTimesFromWhereThePersonStands() {
        assertThat(formats.relative(NOW.minusSeconds(20))).isEqualTo("just now");
        assertThat(formats.relative(NOW.minusSeconds(310))).isEqualTo("5 min ago");
        assertThat(formats.relative(NOW.plus(Duration.ofDays(3)))).isEqualTo("in 3 days");
        assertThat(formats.relative(LocalDate.of(2026, 11, 22))).isEqualTo("tomorrow");
        assertThat(formats.left(Duration.ofSeconds(130))).isEqualTo("2 min left");
        assertThat(formats.relative(NOW.minus(Duration.ofDays(29)))).isEqualTo("29 days ago");
        assertThat(formats.relative(NOW.minus(Duration.ofDays(763)))).isEqualTo("Oct 19, 2024");
        assertThat(formats.age(NOW.minus(Duration.ofDays(364)))).isEqualTo("364 days");
        assertThat(formats.age(NOW.minus(Duration.ofDays(763)))).isEqualTo("2.1 years");
    }

    @Test
    void writesNumbersAsTheLanguageDoes() {
        Texts russian = new Texts(Locale.forLanguageTag("ru"));
        assertThat(new DisplayFormats(russian, Clock.systemUTC()).size(1_400_000_000L))
                .isEqualTo("1,4 ГБ");
    }

    @Test
    void dropsTheAnswerToAQuestionThatANewerOneHasReplaced() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(2);
        Deque<Runnable> pending = new ArrayDeque<>();
        List<String> shown = new ArrayList<>();
        try (Background background = Background.on(work -> {
            synchronized (pending) {
                pending.add(work);
            }
            answered.countDown();
        })) {
            Background.Lane lane = background.lane();
            lane.ask(
                    () -> {
                        slow.await();
                        return "old";
                    },
                    shown::add,
                    failure -> shown.add("failed"));
            lane.ask(() -> "new", shown::add, failure -> shown.add("failed"));
            slow.countDown();
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            synchronized (pending) {
                pending.forEach(Runnable::run);
            }
        }
        assertThat(shown).containsExactly("new");
    }

    @Test
    void handsOnlyTheNewestOfManyValuesToTheWindow() {
        Deque<Runnable> pending = new ArrayDeque<>();
        List<Integer> shown = new ArrayList<>();
        try (Background background = Background.on(pending::add)) {
            Consumer<Integer> progress = background.coalesced(shown::add);
            for (int done = 1; done <= 1000; done++) {
                progress.accept(done);
            }
            assertThat(pending).hasSize(1);
            pending.remove().run();
            progress.accept(1001);
            pending.remove().run();
        }
        assertThat(shown).containsExactly(1000, 1001);
    }

    @Test
    void goesBackToWhereThePersonCameFrom() {
        Navigator navigator = new Navigator(Place.Section.LIBRARY);
        navigator.open(new Place.Title(4));
        navigator.open(Place.Section.QUEUE);
        navigator.back();
        assertThat(navigator.place().get()).isEqualTo(new Place.Title(4));
        navigator.back();
        assertThat(navigator.place().get()).isEqualTo(Place.Section.LIBRARY);
        assertThat(navigator.canGoBack().get()).isFalse();
        navigator.back();
        assertThat(navigator.place().get()).isEqualTo(Place.Section.LIBRARY);
    }

    @Test
    void saysWhyForWhatAPersonCanMendAndNamesAnythingElseABug() {
        assertThat(Problem.of(texts, "library.failed", new UserException("queue.failed"))
                        .line())
                .isEqualTo("The library could not be read. The queue could not be read.");
        assertThat(Problem.of(texts, "library.failed", new IllegalStateException("secret"))
                        .why())
                .doesNotContain("secret")
                .isNotEmpty();
    }

    @Test
    void foldsCaseAccentsAndMarks() {
        assertThat(SearchTerm.fold("  Amélie’s  RÉVE: Part-2! ")).isEqualTo("amelies reve part 2");
        assertThat(new SearchTerm("part AMELIE").isIn(SearchTerm.fold("Amélie, Part 2")))
                .isTrue();
    }
}
