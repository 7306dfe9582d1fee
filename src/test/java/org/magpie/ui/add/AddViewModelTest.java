package org.magpie.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.NewTitle;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.MainWindow;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Themes;

class AddViewModelTest {
    private static final List<NewTitle.NewSlot> SLOTS = List.of(new NewTitle.NewSlot("HD", 1, 1));

    private final WindowFixture windowFixture = Samples.filled();
    private AddViewModel model;

    @BeforeEach
    void make() {
        Screens.start();
        Themes themes = Screens.call(Themes::new);
        Context context = Screens.call(() -> MainWindow.context(
                windowFixture.services(), Background.atOnce(), windowFixture.desktop, themes, Place.Section.LIBRARY));
        model = new AddViewModel(context);
    }

    @Test
    void asksNoSourceBeforeTwoLettersAreTyped() {
        model.type("l");
        assertThat(windowFixture.catalog.asked()).isEmpty();
        assertThat(model.asksForMore()).isTrue();
    }

    @Test
    void keepsTheResultsOfSomeSourcesWhenOthersFail() {
        windowFixture.catalog.failures.add(new Catalog.Failure("TVmaze", Message.of("It timed out")));
        model.type("lighthouse");
        assertThat(model.state().get()).isEqualTo(ViewState.FILLED);
        assertThat(model.found()).extracting(FoundTitle::name).contains("The Lighthouse Ledger");
        assertThat(model.failures().get()).hasSize(1);
    }

    @Test
    void saysThatNothingAnsweredWhenAllSourcesFail() {
        windowFixture.catalog.failures.add(new Catalog.Failure("TVmaze", Message.of("It timed out")));
        model.type("nothing like this");
        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        ViewState.Failed.class,
                        failed -> assertThat(failed.problem().why()).isEqualTo("TVmaze: It timed out"));
    }

    @Test
    void offersProfilesAndFoldersOfTheKindThatIsAdded() {
        model.switchTo(MediaKind.SERIES);
        assertThat(model.profiles()).isNotEmpty().allMatch(profile -> profile.kind() == MediaKind.SERIES);
        assertThat(model.folders()).isNotEmpty().allMatch(folder -> folder.kind() == MediaKind.SERIES);
    }

    @Test
    void refusesByHandWhatIsNoYearAndAddsNothing() {
        model.addManually("Home video", "last year", "", NewTitle.Monitoring.ALL, SLOTS, false);
        assertThat(model.problem().get()).isNotEmpty();
        assertThat(windowFixture.catalog.added).isEmpty();
    }

    @Test
    void readsTheEpisodesOfEachSeason() {
        model.switchTo(MediaKind.SERIES);
        model.addManually("Home video", "2019", "8, 10 6", NewTitle.Monitoring.ALL, SLOTS, false);
        assertThat(windowFixture.catalog.added)
                .singleElement()
                .satisfies(added -> assertThat(added.seasons()).containsExactly(8, 10, 6));
        assertThat(windowFixture.pipeline.asked()).isEmpty();
    }

    @Test
    void givesATitleTheTagsThatWereTypedOnce() {
        model.tags().set(" kids, from the list,, kids ");
        model.addManually("Home video", "2019", "", NewTitle.Monitoring.ALL, SLOTS, false);
        assertThat(windowFixture.catalog.added)
                .singleElement()
                .satisfies(added -> assertThat(added.tags()).containsExactlyInAnyOrder("kids", "from the list"));
        assertThat(model.tags().get()).isEmpty();
    }

    @Test
    void saysWhyATitleCouldNotBeAdded() {
        model.type("lighthouse");
        model.chosen().set(model.found().getFirst());
        windowFixture.catalog.fail(new UserException("add.there"));
        model.addChosen(NewTitle.Monitoring.ALL, SLOTS, true);
        assertThat(model.problem().get()).contains("added already");
        assertThat(model.adding().get()).isFalse();
    }

    @Test
    void addsOnceProfilesAndFoldersAreReadWhenSomebodyIsQuickerThanTheDisk() throws Exception {
        BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
        try (Background background = Background.on(window::add)) {
            AddViewModel slow = Screens.call(() -> new AddViewModel(MainWindow.context(
                    windowFixture.services(),
                    background,
                    windowFixture.desktop,
                    new Themes(),
                    Place.Section.LIBRARY)));
            List<Integer> profilesThen = new ArrayList<>();
            slow.whenOffered(() -> profilesThen.add(slow.profiles().size()));
            assertThat(profilesThen).isEmpty();
            while (profilesThen.isEmpty()) {
                Runnable told = window.poll(10, TimeUnit.SECONDS);
                assertThat(told).isNotNull();
                Screens.run(told);
            }
            assertThat(profilesThen.getFirst()).isPositive();
            slow.whenOffered(() -> profilesThen.add(0));
            assertThat(profilesThen).hasSize(2);
        }
    }
}
