package org.magpie.ui.settings.download;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The release and delay profiles. Belongs to the window's thread. */
public final class ReleasePreferencesViewModel {
    private final ReleasePreferences preferences;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObservableList<ReleaseProfile> releases = FXCollections.observableArrayList();
    private final ObservableList<DelayProfile> delays = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ReleasePreferencesViewModel(ReleasePreferences preferences, Background background, Texts texts) {
        this.preferences = preferences;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.choosing.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    public ObservableList<ReleaseProfile> releases() {
        return releases;
    }

    /** In their order: the first that fits a title counts. */
    public ObservableList<DelayProfile> delays() {
        return delays;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private record All(List<ReleaseProfile> releases, List<DelayProfile> delays) {}

    public void refresh() {
        loader.read(() -> new All(preferences.releaseProfiles(), preferences.delayProfiles()), all -> {
            releases.setAll(all.releases());
            delays.setAll(all.delays());
            return true;
        });
    }

    /** A new one behind all others. */
    public DelayProfile newDelay() {
        int last = delays.stream().mapToInt(DelayProfile::place).max().orElse(-1);
        return DelayProfile.named(texts.get("settings.delay.new-name"), last + 1);
    }

    public ReleaseProfile newRelease() {
        return ReleaseProfile.named(texts.get("settings.words.new-name"));
    }

    /**
     * @param done told when it is stored
     */
    public void save(ReleaseProfile profile, Runnable done) {
        change(() -> preferences.save(profile), done);
    }

    /**
     * @param done told when it is stored
     */
    public void save(DelayProfile profile, Runnable done) {
        change(() -> preferences.save(profile), done);
    }

    /**
     * @param done told when it is gone; saving it again under the id 0 brings it back
     */
    public void delete(ReleaseProfile profile, Runnable done) {
        change(
                () -> {
                    preferences.deleteReleaseProfile(profile.id());
                    return profile;
                },
                done);
    }

    /**
     * @param done told when it is gone; saving it again under the id 0 brings it back
     */
    public void delete(DelayProfile profile, Runnable done) {
        change(
                () -> {
                    preferences.deleteDelayProfile(profile.id());
                    return profile;
                },
                done);
    }

    private void change(Callable<?> work, Runnable done) {
        background.run(
                work,
                changed -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.choosing.save-failed", failure))));
    }
}
