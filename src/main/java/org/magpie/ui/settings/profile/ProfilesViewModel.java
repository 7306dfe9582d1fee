package org.magpie.ui.settings.profile;

import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The quality profiles. Belongs to the window's thread. */
public final class ProfilesViewModel {
    private final Profiles profiles;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObservableList<Profile> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ProfilesViewModel(Profiles profiles, Background background, Texts texts) {
        this.profiles = profiles;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.profiles.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** By kind, then name. */
    public ObservableList<Profile> rows() {
        return rows;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        loader.read(profiles::all, answer -> {
            rows.setAll(answer.stream()
                    .sorted(Comparator.comparing(Profile::kind)
                            .thenComparing(Profile::name, String.CASE_INSENSITIVE_ORDER))
                    .toList());
            return !answer.isEmpty();
        });
    }

    public ProfileDraft edit(Profile profile) {
        return new ProfileDraft(profile);
    }

    public ProfileDraft create(MediaKind kind) {
        return ProfileDraft.fresh(kind, texts.get("settings.profile.new-name"));
    }

    /** A new profile like another one. */
    public ProfileDraft copy(Profile profile) {
        return new ProfileDraft(copy(profile, texts.get("settings.profile.copy-name", profile.name())));
    }

    /**
     * @param done told when it is stored
     */
    public void save(ProfileDraft draft, Runnable done) {
        Profile profile = draft.build();
        background.run(
                () -> profiles.save(profile),
                saved -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.profile.save-failed", failure))));
    }

    /**
     * Deletes a profile that no title uses; that can be undone.
     *
     * @param done told when it is gone
     */
    public void delete(Profile profile, Runnable done) {
        background.run(
                () -> {
                    profiles.delete(profile.id());
                    return true;
                },
                deleted -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.profile.delete-failed", failure))));
    }

    private static Profile copy(Profile profile, String name) {
        return new Profile(
                0,
                name,
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
    }
}
