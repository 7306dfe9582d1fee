package org.magpie.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;
import org.magpie.testing.ui.Household;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.World;
import org.magpie.ui.health.HealthViewModel.Level;
import org.magpie.ui.health.HealthViewModel.Problem;
import org.magpie.ui.health.HealthViewModel.Way;
import org.magpie.ui.kit.Face;
import org.magpie.ui.kit.background.Background;

class HealthViewModelTest {
    @Test
    void tellsOfPlugsThatAreLeftAloneTheWorstFirst() {
        HealthViewModel model = model(Household.busy());
        assertThat(model.levelProperty().get()).isEqualTo(Level.FAILED);
        assertThat(model.problems()).extracting(Problem::section).containsExactly("indexers", "clients", "indexers");
        assertThat(model.problems().subList(0, 2))
                .allSatisfy(problem -> assertThat(problem.again()).isNotNull());
    }

    @Test
    void tellsWhatAnIndexerOfferedUnreadWithASearchAsTheWayOut() {
        Problem missed = model(Household.busy()).problems().getLast();
        assertThat(missed.level()).isEqualTo(Level.ATTENTION);
        assertThat(missed.way()).isEqualTo(Way.SEARCH);
        assertThat(new Texts(Locale.ENGLISH).say(missed.said()))
                .startsWith("Harbour Usenet: what it offered between ")
                .endsWith("could not be read any more. A search for what is wanted finds it.");
    }

    @Test
    void tellsWhatIsMissingInANewLibrary() {
        HealthViewModel model = model(new World());
        assertThat(model.problems())
                .extracting(Problem::section)
                .containsExactlyInAnyOrder("folders", "indexers", "clients");
        assertThat(model.levelProperty().get()).isEqualTo(Level.ATTENTION);
    }

    @Test
    void isQuietWhenAllIsWell() {
        HealthViewModel model = model(Samples.filled());
        assertThat(model.reading().faceProperty().get()).isEqualTo(Face.EMPTY);
        assertThat(model.levelProperty().get()).isEqualTo(Level.GOOD);
    }

    @Test
    void tellsWhenDownloadsWereLastLookedAfterOnceThatIsLongAgo() {
        World world = Samples.filled();
        assertThat(model(world, Duration.ofMinutes(2)).problems()).isEmpty();
        assertThat(model(world, Duration.ofMinutes(6)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.said().key()).isEqualTo("health.watch-stands");
                    assertThat(problem.level()).isEqualTo(Level.FAILED);
                });
    }

    private static HealthViewModel model(World world, Duration sinceLook) {
        HealthViewModel model = new HealthViewModel(
                world.rootFolders,
                world.providers,
                world.insight,
                () -> Optional.of(sinceLook),
                Background.atOnce(),
                world.texts(),
                world.clock);
        model.refresh();
        return model;
    }

    private static HealthViewModel model(World world) {
        HealthViewModel model = new HealthViewModel(
                world.rootFolders, world.providers, world.insight, Background.atOnce(), world.texts(), world.clock);
        model.refresh();
        return model;
    }
}
