package org.magpie.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;
import org.magpie.insight.HealthInsight;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.health.HealthViewModel.Level;
import org.magpie.ui.health.HealthViewModel.Problem;
import org.magpie.ui.health.HealthViewModel.Way;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;

class HealthViewModelTest {
    @Test
    void tellsOfPlugsThatAreLeftAloneTheWorstFirst() {
        HealthViewModel model = model(TestInstallation.busy());
        assertThat(model.levelProperty().get()).isEqualTo(Level.FAILED);
        assertThat(model.problems()).extracting(Problem::section).containsExactly("indexers", "clients", "indexers");
        assertThat(model.problems().subList(0, 2))
                .allSatisfy(problem -> assertThat(problem.again()).isNotNull());
    }

    @Test
    void tellsWhatAnIndexerOfferedUnreadWithASearchAsTheWayOut() {
        Problem missed = model(TestInstallation.busy()).problems().getLast();
        assertThat(missed.level()).isEqualTo(Level.ATTENTION);
        assertThat(missed.way()).isEqualTo(Way.SEARCH);
        assertThat(new Texts(Locale.ENGLISH).say(missed.said()))
                .startsWith("Harbour Usenet: what it offered between ")
                .endsWith("could not be read any more. A search for what is wanted finds it.");
    }

    @Test
    void tellsWhatIsMissingInANewLibrary() {
        HealthViewModel model = model(new WindowFixture());
        assertThat(model.problems())
                .extracting(Problem::section)
                .containsExactlyInAnyOrder("folders", "indexers", "clients");
        assertThat(model.levelProperty().get()).isEqualTo(Level.ATTENTION);
    }

    @Test
    void isQuietWhenAllIsWell() {
        HealthViewModel model = model(Samples.filled());
        assertThat(model.loader().stateProperty().get()).isEqualTo(ViewState.EMPTY);
        assertThat(model.levelProperty().get()).isEqualTo(Level.GOOD);
    }

    @Test
    void tellsWhenDownloadsWereLastLookedAfterOnceThatIsLongAgo() {
        WindowFixture windowFixture = Samples.filled();
        assertThat(model(windowFixture, Duration.ofMinutes(2)).problems()).isEmpty();
        assertThat(model(windowFixture, Duration.ofMinutes(6)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.said().key()).isEqualTo("health.watch-stands");
                    assertThat(problem.level()).isEqualTo(Level.FAILED);
                });
    }

    @Test
    void tellsWhereFilesAreCopiedInsteadOfHardLinked() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.copies.add(new HealthInsight.Copies("/media/films", 3));
        assertThat(model(windowFixture).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.said().key()).isEqualTo("health.copied");
            assertThat(problem.section()).isEqualTo("folders");
            assertThat(windowFixture.texts().say(problem.said())).contains("/media/films", "last 3 files were copied");
        });
    }

    private static HealthViewModel model(WindowFixture windowFixture, Duration sinceLook) {
        HealthViewModel model = new HealthViewModel(
                windowFixture.rootFolders,
                windowFixture.providers,
                windowFixture.insight,
                () -> Optional.of(sinceLook),
                Background.atOnce(),
                windowFixture.texts(),
                windowFixture.clock);
        model.refresh();
        return model;
    }

    private static HealthViewModel model(WindowFixture windowFixture) {
        HealthViewModel model = new HealthViewModel(
                windowFixture.rootFolders,
                windowFixture.providers,
                windowFixture.insight,
                Background.atOnce(),
                windowFixture.texts(),
                windowFixture.clock);
        model.refresh();
        return model;
    }
}
