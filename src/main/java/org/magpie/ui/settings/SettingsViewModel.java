package org.magpie.ui.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.ui.settings.page.SettingsSection;

/** Which part of the settings is open, and the search over all of them. Belongs to the window's thread. */
public final class SettingsViewModel {
    private static final int MOST = 30;

    private final Texts texts;
    private final List<Hit> index;
    private final ObjectProperty<SettingsSection> section = new SimpleObjectProperty<>(SettingsSection.FOLDERS);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();

    public SettingsViewModel(Texts texts, Providers providers) {
        this.texts = texts;
        this.index = Arrays.stream(SettingsSection.values())
                .flatMap(each -> Stream.concat(ownHits(each), plugHits(each, providers)))
                .toList();
        search.addListener((property, before, now) -> hits.setAll(find(now)));
    }

    public ObjectProperty<SettingsSection> sectionProperty() {
        return section;
    }

    /** Empty: the list of parts is shown; else the hits. */
    public StringProperty searchProperty() {
        return search;
    }

    /** The settings that the search finds; a part whose own name fits stands before settings. */
    public ObservableList<Hit> hits() {
        return hits;
    }

    public void open(Hit hit) {
        section.set(hit.section());
        search.set("");
    }

    private List<Hit> find(String asked) {
        String[] words = asked.strip().toLowerCase(texts.locale()).split("\\s+", -1);
        if (asked.isBlank()) {
            return List.of();
        }
        List<Hit> byName = new ArrayList<>();
        List<Hit> byLabel = new ArrayList<>();
        List<Hit> byHelp = new ArrayList<>();
        for (Hit hit : index) {
            String label = hit.label().toLowerCase(texts.locale());
            String all =
                    (label + " " + hit.help() + " " + texts.get(hit.section().label())).toLowerCase(texts.locale());
            if (label.equals(String.join(" ", words))) {
                // Its own name: not a field of another one that has the word in it.
                byName.add(hit);
            } else if (Arrays.stream(words).allMatch(label::contains)) {
                byLabel.add(hit);
            } else if (Arrays.stream(words).allMatch(all::contains)) {
                byHelp.add(hit);
            }
        }
        return Stream.of(byName, byLabel, byHelp)
                .flatMap(List::stream)
                .limit(MOST)
                .toList();
    }

    private Stream<Hit> ownHits(SettingsSection of) {
        Stream<Hit> itself = Stream.of(new Hit(of, texts.get(of.label()), texts.get(of.intro()), ""));
        return Stream.concat(
                itself, of.settings().stream().map(key -> new Hit(of, texts.get(key), texts.get(key + ".help"), "")));
    }

    private Stream<Hit> plugHits(SettingsSection of, Providers providers) {
        return of.plugs().stream().flatMap(kind -> plugs(kind, providers)).flatMap(plug -> {
            String name = texts.get("plug." + plug.key());
            Stream<Hit> itself = Stream.of(new Hit(of, name, "", plug.key()));
            return Stream.concat(
                    itself,
                    providers.form(plug.key()).stream()
                            .map(field -> new Hit(
                                    of, name + ": " + texts.get(field.label()), texts.get(field.help()), plug.key())));
        });
    }

    private static Stream<Plug<?, ?>> plugs(ProviderKind kind, Providers providers) {
        return providers.plugs(kind).stream();
    }

    /**
     * A setting that the search can lead to.
     *
     * @param plug key of the plug whose form holds it; empty where it is none's
     */
    public record Hit(SettingsSection section, String label, String help, String plug) {}
}
