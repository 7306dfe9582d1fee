package org.magpie.ui.settings.naming;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.settings.naming.NamePatterns.Example;
import org.magpie.ui.settings.naming.NamePatterns.Pattern;
import org.magpie.ui.settings.naming.NamePatterns.Preset;
import org.magpie.ui.settings.page.PreferencesViewModel;

/** How files and folders are named. A pattern that cannot be used is shown as such and not stored. */
public final class NamingViewModel {
    private final NamePatterns patterns;
    private final PreferencesViewModel preferences;
    private final List<Line> lines;

    public NamingViewModel(NamePatterns patterns, Preferences preferences, Background background, Texts texts) {
        this.patterns = patterns;
        Map<String, String> standards = new HashMap<>();
        patterns.patterns().forEach(pattern -> {
            standards.put(pattern.key(), pattern.standard());
            standards.put(renameKey(pattern.kind()), "true");
        });
        this.preferences = new PreferencesViewModel(preferences, background, texts, standards);
        this.lines = patterns.patterns().stream().map(Line::new).toList();
    }

    public PreferencesViewModel preferences() {
        return preferences;
    }

    public void refresh() {
        preferences.refresh();
    }

    public List<Line> lines(MediaKind kind) {
        return lines.stream().filter(line -> line.pattern().kind() == kind).toList();
    }

    public List<MediaKind> kinds() {
        return lines.stream().map(line -> line.pattern().kind()).distinct().toList();
    }

    public List<Preset> presets(MediaKind kind) {
        return patterns.presets(kind);
    }

    /** Whether files of that kind get new names at all: {@code true} or {@code false}. */
    public StringProperty renames(MediaKind kind) {
        return preferences.value(renameKey(kind));
    }

    private static String renameKey(MediaKind kind) {
        return "naming." + kind.name().toLowerCase(Locale.ROOT) + ".rename";
    }

    public void take(MediaKind kind, Preset preset) {
        String rename = preset.patterns().get(renameKey(kind));
        if (rename != null) {
            renames(kind).set(rename);
        }
        lines.forEach(line -> {
            String text = preset.patterns().get(line.pattern().key());
            if (text != null) {
                line.textProperty().set(text);
            }
        });
    }

    /** A pattern with the example that follows it. */
    public final class Line {
        private final Pattern pattern;
        private final StringProperty text;
        private final ReadOnlyObjectWrapper<Example> example;

        private Line(Pattern pattern) {
            this.pattern = pattern;
            this.text = new SimpleStringProperty(pattern.standard());
            this.example = new ReadOnlyObjectWrapper<>(patterns.example(pattern, pattern.standard()));
            text.addListener((property, before, now) -> change(now));
            preferences.value(pattern.key()).addListener((property, before, now) -> text.set(now));
        }

        public Pattern pattern() {
            return pattern;
        }

        public StringProperty textProperty() {
            return text;
        }

        public ReadOnlyObjectProperty<Example> exampleProperty() {
            return example.getReadOnlyProperty();
        }

        public boolean isStandard() {
            return text.get().equals(pattern.standard());
        }

        public void reset() {
            text.set(pattern.standard());
        }

        private void change(String now) {
            Example made = patterns.example(pattern, now);
            example.set(made);
            if (made.problem().isEmpty()) {
                preferences.value(pattern.key()).set(now);
            }
        }
    }
}
