package org.magpie.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.magpie.architecture.planted.assistant.NamesModel;
import org.magpie.architecture.planted.base.LooksUp;
import org.magpie.architecture.planted.base.Namesake;
import org.magpie.architecture.planted.base.StartsThread;
import org.magpie.architecture.planted.media.home.Homeward;
import org.magpie.architecture.planted.media.out.Outward;
import org.magpie.architecture.planted.pipeline.decide.LooksRight;
import org.magpie.architecture.planted.pipeline.decide.NamesPlug;
import org.magpie.architecture.planted.pipeline.grab.NamesKind;
import org.magpie.architecture.planted.pipeline.polish.InNoStep;
import org.magpie.architecture.planted.shed.InNoRoom;
import org.magpie.architecture.planted.ui.KnowsAnotherFace;
import org.magpie.architecture.planted.ui.LabelledViewModel;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class LawsTest {
    private static final String PLANTED = "org.magpie.architecture.planted";

    private final Laws laws = new Laws("org.magpie");
    private final Laws plantedLaws = new Laws(PLANTED);
    private final JavaClasses magpie = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.magpie");
    private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    private void assertBites(ArchRule law, Class<?>... violators) {
        EvaluationResult result = law.evaluate(planted);
        List<String> told = result.getFailureReport().getDetails();
        for (Class<?> violator : violators) {
            assertThat(told).anyMatch(line -> line.contains(violator.getName()));
        }
        List<String> names = Stream.of(violators).map(Class::getName).toList();
        assertThat(told).allMatch(line -> names.stream().anyMatch(line::contains));
    }

    @Test
    void the_classes_of_magpie_are_looked_at() {
        assertThat(magpie.contain("org.magpie.base.store.Store")).isTrue();
        assertThat(magpie.contain("org.magpie.architecture.LawsTest")).isFalse();
    }

    @Test
    void rooms_depend_only_on_rooms_below_them() {
        laws.downOnly().check(magpie);
        assertBites(plantedLaws.downOnly(), LooksUp.class, KnowsAnotherFace.class);
    }

    @Test
    void steps_depend_only_on_steps_to_their_left() {
        laws.leftOnly().check(magpie);
        assertBites(plantedLaws.leftOnly(), LooksRight.class);
    }

    @Test
    void only_the_wiring_names_plugs() {
        laws.plugsAreLeaves().check(magpie);
        assertBites(plantedLaws.plugsAreLeaves(), NamesPlug.class, NamesModel.class);
    }

    @Test
    void only_those_who_must_know_the_four_kinds() {
        laws.kindBlind().check(magpie);
        assertBites(plantedLaws.kindBlind(), NamesKind.class, LooksUp.class);
    }

    @Test
    void every_class_lies_in_a_known_room() {
        laws.everyClassInAKnownRoom().check(magpie);
        assertBites(plantedLaws.everyClassInAKnownRoom(), InNoRoom.class, InNoStep.class);
    }

    @Test
    void no_two_types_share_a_simple_name_in_the_program_or_its_tests() {
        JavaClasses everything = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/architecture/planted/"))
                .importPackages("org.magpie");
        assertThat(everything.contain("org.magpie.base.store.Store")).isTrue();
        assertThat(everything.contain("org.magpie.architecture.LawsTest")).isTrue();
        laws.simpleNamesAreUnique().check(everything);
        assertBites(
                plantedLaws.simpleNamesAreUnique(),
                Namesake.class,
                org.magpie.architecture.planted.media.Namesake.class);
    }

    @Test
    void packages_are_free_of_cycles() {
        laws.noCycles().check(magpie);
        assertBites(plantedLaws.noCycles(), Outward.class, Homeward.class);
    }

    @Test
    void every_thread_carries_the_context_of_whoever_starts_it() {
        laws.threadsCarryTheirContext().check(magpie);
        assertBites(plantedLaws.threadsCarryTheirContext(), StartsThread.class);
    }

    @Test
    void view_models_know_no_control() {
        laws.viewModelsKnowNoControl().check(magpie);
        assertBites(plantedLaws.viewModelsKnowNoControl(), LabelledViewModel.class);
    }

    @Test
    void the_window_the_command_line_and_the_server_keep_their_libraries_to_themselves() {
        laws.libraryOnlyIn("javafx..", "ui").check(magpie);
        laws.libraryOnlyIn("picocli..", "cli").check(magpie);
        laws.libraryOnlyIn("io.javalin..", "api").check(magpie);
    }
}
