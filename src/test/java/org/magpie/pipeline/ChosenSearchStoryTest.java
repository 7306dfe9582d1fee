package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.base.job.Schedule;
import org.magpie.base.text.Texts;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.pipeline.search.Scope;
import org.magpie.testing.TorznabStandIn;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.wanted.WantedViewModel;

/** What a person chooses in the window is done by the pipeline itself: every part of it, also of one title at once. */
class ChosenSearchStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private PipelineFixture world;
    private TorznabStandIn indexer;
    private long series;

    @BeforeEach
    void open() throws IOException {
        world = new PipelineFixture(folder);
        indexer = new TorznabStandIn(20);
        world.switchOff("internetarchive");
        world.setUpNew("torznab", "Steady", Map.of("address", indexer.address().toString()));
        series = world.series("Harbor Lights", 4);
    }

    @AfterEach
    void close() {
        world.close();
        indexer.close();
    }

    @Test
    void everyEpisodeThatWasChosenIsSearchedFor() {
        WantedViewModel wanted = new WantedViewModel(
                world.insight(), world.insight(), world.pipeline(), Background.atOnce(), new Texts(Locale.ENGLISH));
        wanted.refresh();
        assertThat(wanted.shown()).hasSize(8);

        wanted.search(wanted.shown());

        List<Job> jobs = world.jobs().recent(20).stream()
                .map(job -> world.jobs().await(job.id(), PATIENCE))
                .toList();
        assertThat(jobs).hasSize(8).allSatisfy(job -> assertThat(job.state()).isEqualTo(Job.State.DONE));
        assertThat(searched()).hasSize(8);
    }

    @Test
    void looksAtSeveralSeasonsAtOnceAreSeveralLooks() {
        List<Job> looks = List.of(1, 2, 3, 4).stream()
                .map(season -> world.pipeline().releases().look(series, new Scope.Season(season)))
                .toList();
        assertThat(looks).extracting(Job::id).doesNotHaveDuplicates();
        looks.forEach(job -> world.jobs().await(job.id(), PATIENCE));
        assertThat(searched()).hasSize(4);
    }

    @Test
    void theSearchForAllThatIsWantedCountsAsATurnOfItsSchedule() {
        Job search = world.pipeline().releases().searchWanted();
        assertThat(world.jobs().await(search.id(), PATIENCE).state()).isEqualTo(Job.State.DONE);
        assertThat(searched()).hasSize(4); // two episodes of a season are one question
        assertThat(world.insight().schedules())
                .filteredOn(task -> task.name().equals("search-wanted"))
                .singleElement()
                .extracting(Schedule::outcome)
                .isEqualTo(Job.State.DONE);
        assertThat(world.insight().schedules())
                .extracting(Schedule::name)
                .contains("sync-feeds", "search-wanted", "prune");
    }

    @Test
    void whatIsExcludedIsNotSearchedForByItselfButByAPerson() {
        Exclusion exclusion = world.exclusions().addTitle(series, null, "waiting for the restoration");

        Job search = world.pipeline().releases().searchWanted();
        Job done = world.jobs().await(search.id(), PATIENCE);
        assertThat(searched()).isEmpty();
        assertThat(done.says()).isEqualTo(Message.of("pipeline.searched-wanted-but", 0, 1));

        Job byHand = world.pipeline().releases().searchAndGrab(series, new Scope.Season(1));
        world.jobs().await(byHand.id(), PATIENCE);
        assertThat(searched()).hasSize(1);

        world.exclusions().remove(Set.of(exclusion.id()));
        world.jobs().await(world.pipeline().releases().searchWanted().id(), PATIENCE);
        assertThat(searched()).hasSizeGreaterThan(1);
    }

    private Set<String> searched() {
        return world.history().stream()
                .filter(line -> line.startsWith("SEARCHED"))
                .collect(Collectors.toSet());
    }
}
