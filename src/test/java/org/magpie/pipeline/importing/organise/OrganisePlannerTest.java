package org.magpie.pipeline.importing.organise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.undo.MoveSequence;

/** What is planned where a disk takes two names for one. */
class OrganisePlannerTest {
    @TempDir
    Path folder;

    private OrganiseFixture fixture;
    private long series;

    @BeforeEach
    void open() {
        fixture = new OrganiseFixture(folder);
        series = fixture.series();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** This disk, as one that ignores capitals and how accents are written. */
    private record Ignoring(DiskView real) implements DiskView {
        @Override
        public boolean isRelativeLink(Path file) {
            return real.isRelativeLink(file);
        }

        @Override
        public List<Entry> list(Path of) {
            return real.list(of);
        }

        @Override
        public boolean ignoresCase(Path of) {
            return true;
        }

        @Override
        public MoveSequence.Move move(Path from, Path to, String note) {
            return real.move(from, to, note);
        }
    }

    private OrganisePlan plan() {
        return fixture.organiser()
                .plan(
                        new OrganiseScope.OfTitles(Set.of(series)),
                        OrganiseOptions.NAMES,
                        Set.of(),
                        new Ignoring(DiskView.now()));
    }

    @Test
    void aNameThatChangesOnlyItsCapitalsStepsAsideFirst() {
        long item = fixture.episode(series, 1, "pilot.mkv", "Pilot");
        OrganisePlan plan = plan();
        assertThat(plan.refused()).isEmpty();
        List<MoveSequence.Move> moves = plan.parts().getFirst().moves();
        assertThat(moves).hasSize(2);
        assertThat(moves.getFirst().to()).hasParentRaw(fixture.place("x").getParent());
        assertThat(moves.getLast().to()).isEqualTo(fixture.place("Pilot.mkv"));
        fixture.carryOut(plan);
        assertThat(fixture.place("Pilot.mkv")).hasContent("content of " + item);
    }

    @Test
    void aNameThatIsTakenInOtherCapitalsIsTaken() {
        fixture.episode(series, 1, "b.mkv", "A");
        OrganiseFixture.write(fixture.place("a.mkv"), "of nobody");
        assertThat(plan().refused())
                .singleElement()
                .satisfies(each ->
                        assertThat(Objects.requireNonNull(each.refusal()).key()).isEqualTo("organise.taken"));
    }

    @Test
    void twoNamesThatAreOneThereAreRefused() {
        fixture.episode(series, 1, "a.mkv", "caf\u00e9");
        fixture.episode(series, 2, "b.mkv", "CAFE\u0301");
        assertThat(plan().refused()).hasSize(2);
    }

    @Test
    void twoFilesThatChangePlacesAndCapitalsAreOneRing() {
        long one = fixture.episode(series, 1, "a.mkv", "B");
        long two = fixture.episode(series, 2, "b.mkv", "A");
        OrganisePlan plan = plan();
        assertThat(plan.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.moves()).hasSize(3));
        fixture.carryOut(plan);
        assertThat(fixture.place("B.mkv")).hasContent("content of " + one);
        assertThat(fixture.place("A.mkv")).hasContent("content of " + two);
    }

    @Test
    void aNameWithWhatGoesWithItThatWouldBeTooLongIsRefused() {
        fixture.episode(series, 1, "a.mkv", "x".repeat(240));
        OrganiseFixture.write(fixture.place("a.zh-Hant.forced.srt"), "words");
        assertThat(plan().refused())
                .singleElement()
                .satisfies(each ->
                        assertThat(Objects.requireNonNull(each.refusal()).key()).isEqualTo("organise.too-long"));
    }

    @Test
    void aSeasonAloneIsPlannedAndTheWholeLibraryToo() {
        fixture.episode(series, 1, "a.mkv", "b");
        Organise organise = fixture.organiser();
        assertThat(organise.plan(new OrganiseScope.OfSeason(series, 1), OrganiseOptions.NAMES, Set.of())
                        .lines())
                .hasSize(1);
        assertThat(organise.plan(new OrganiseScope.OfSeason(series, 2), OrganiseOptions.NAMES, Set.of())
                        .lines())
                .isEmpty();
        assertThat(organise.plan(new OrganiseScope.Everything(), OrganiseOptions.NAMES, Set.of())
                        .lines())
                .hasSize(1);
    }
}
