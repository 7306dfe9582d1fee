package org.magpie.ui.settings.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.settings.TestScreens;
import org.magpie.ui.settings.profile.ProfileDraft;
import org.magpie.ui.settings.profile.SizesViewModel;

class FormatModelsTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final FakeFormats formats = new FakeFormats();
    private final Background background = Background.atOnce();
    private final FormatsViewModel model = new FormatsViewModel(
            TestScreens.parts(windowFixture.services(), formats).formats(),
            windowFixture.profiles,
            background,
            windowFixture.texts());

    @Test
    void filtersByNameAndCountsTheProfilesThatScoreAFormat() {
        formats.saveAll(List.of(kept("Atmos"), kept("HDR")));
        Profile first = windowFixture.profiles.of(MediaKind.MOVIE).getFirst();
        windowFixture.profiles.save(scored(first, Map.of("Atmos", 5, "HDR", 0)));
        model.refresh();
        assertThat(model.rows()).extracting(FormatsViewModel.Row::profiles).containsExactly(1, 0);

        model.filterProperty().set("atm");
        assertThat(model.rows()).hasSize(1);
        model.kindProperty().set(MediaKind.SERIES);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aDraftBecomesTheFormatThatItShows() {
        FormatDraft draft = model.edit(kept("Atmos"));
        assertThat(draft.format()).isEqualTo(kept("Atmos").format());
        assertThat(draft.problem()).isEmpty();

        SpecificationDraft added = draft.add();
        assertThat(draft.problem()).isPresent();
        added.subjectProperty().set(Subject.LANGUAGE);
        added.exceptProperty().set(true);
        assertThat(draft.problem()).isEmpty();
        assertThat(draft.format().specifications().getLast())
                .isEqualTo(new Specification("", Subject.LANGUAGE, "Original", false, false, true));
        added.subjectProperty().set(Subject.SIZE);
        assertThat(draft.format().specifications().getLast())
                .isEqualTo(new Specification("", Subject.SIZE, "0-10", false, false, false));
        draft.nameProperty().set(" ");
        assertThat(draft.problem()).map(Message::key).contains("settings.format.problem.name");
    }

    @Test
    void aDeletedFormatIsShownNoMore() {
        StoredFormat atmos = formats.save(kept("Atmos"));
        model.refresh();

        model.delete(atmos, () -> {});
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aProfileAsksForTheLanguagesThatAreChosen() {
        ProfileDraft draft =
                new ProfileDraft(windowFixture.profiles.of(MediaKind.MOVIE).getFirst());
        draft.languages().add("German");
        draft.languages().add("Original");
        draft.languages().remove("German");
        assertThat(draft.build().languages()).isEqualTo(Set.of("Original"));
    }

    @Test
    void sizesAreNumbersOrTheyAreNotStored() {
        SizesViewModel sizes = new SizesViewModel(windowFixture.profiles, background, windowFixture.texts());
        sizes.refresh();
        assertThat(sizes.rows()).hasSize(Quality.of(MediaKind.MOVIE).size());
        sizes.save(Quality.BLURAY_1080P, new SizesViewModel.Fields("2,5", "30", ""), done -> {});
        assertThat(windowFixture.profiles.bounds(Quality.BLURAY_1080P, MediaKind.MOVIE))
                .isEqualTo(new SizeBounds(2.5, 30, 0));

        sizes.save(
                Quality.BLURAY_1080P,
                new SizesViewModel.Fields("much", "30", ""),
                done -> assertThat(done).isFalse());
        assertThat(sizes.problemProperty().get()).isPresent();
        sizes.kindProperty().set(MediaKind.BOOK);
        assertThat(sizes.rows()).isEmpty();
    }

    private static StoredFormat kept(String name) {
        return new StoredFormat(
                0,
                MediaKind.MOVIE,
                new CustomFormat(name, true, List.of(new Specification("s", Subject.TITLE, name, false, true, false))),
                null);
    }

    private static Profile scored(Profile profile, Map<String, Integer> scores) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                true,
                0,
                0,
                1,
                scores,
                Set.of());
    }
}
