package org.magpie.ui.settings.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The small settings of a page: read once, stored the moment they are changed. Belongs to the window's thread. */
public final class PreferencesViewModel {
    private final Preferences preferences;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final Map<String, StringProperty> values = new HashMap<>();
    private final Map<String, String> stored = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param defaults what counts while nothing is stored, by key; also says which keys there are
     */
    public PreferencesViewModel(
            Preferences preferences, Background background, Texts texts, Map<String, String> defaults) {
        this.preferences = preferences;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.preferences.failed");
        defaults.forEach((key, value) -> {
            StringProperty property = new SimpleStringProperty(value);
            values.put(key, property);
            stored.put(key, value);
            property.addListener((changed, before, now) -> store(key, now));
        });
    }

    public ViewLoader loader() {
        return loader;
    }

    /** Why the last change could not be stored. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The value of a setting; setting it stores it. */
    public StringProperty value(String key) {
        StringProperty value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("No such setting here: " + key);
        }
        return value;
    }

    public void refresh() {
        List<String> keys = List.copyOf(values.keySet());
        loader.read(
                () -> {
                    Map<String, String> answer = new HashMap<>();
                    keys.forEach(key -> preferences.get(key).ifPresent(value -> answer.put(key, value)));
                    return answer;
                },
                answer -> {
                    answer.forEach((key, value) -> {
                        stored.put(key, value);
                        value(key).set(value);
                    });
                    return true;
                });
    }

    private void store(String key, String value) {
        if (value.equals(stored.get(key))) {
            return;
        }
        background.run(
                () -> {
                    preferences.set(key, value);
                    return true;
                },
                done -> {
                    stored.put(key, value);
                    problem.set(Optional.empty());
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.preferences.store-failed", failure))));
    }
}
