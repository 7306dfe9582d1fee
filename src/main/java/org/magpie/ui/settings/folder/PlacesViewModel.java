package org.magpie.ui.settings.folder;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The folders that clients call by another name, and the one that is being written down. Belongs to the window's thread. */
public final class PlacesViewModel {
    private final ClientPlaces places;
    private final Providers providers;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObservableList<PlaceMapping> rows = FXCollections.observableArrayList();
    private final ObservableList<Client> clients = FXCollections.observableArrayList();
    private final ObjectProperty<Client> client;
    private final StringProperty remote = new SimpleStringProperty("");
    private final StringProperty local = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Long> editing = new ReadOnlyObjectWrapper<>(0L);

    /**
     * A client to choose.
     *
     * @param id 0 for any
     */
    public record Client(long id, String name) {}

    /** What a trial came to, in a sentence. */
    public record Answer(boolean good, String sentence) {}

    public PlacesViewModel(ClientPlaces places, Providers providers, Background background, Texts texts) {
        this.places = places;
        this.providers = providers;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.places.failed");
        this.client = new SimpleObjectProperty<>(any());
        remote.addListener((property, before, now) -> answer.set(Optional.empty()));
        local.addListener((property, before, now) -> answer.set(Optional.empty()));
    }

    private Client any() {
        return new Client(0, texts.get("settings.places.any"));
    }

    public ViewLoader loader() {
        return loader;
    }

    /** In the order in which they were made. */
    public ObservableList<PlaceMapping> rows() {
        return rows;
    }

    /** "Any client" first. */
    public ObservableList<Client> clients() {
        return clients;
    }

    public ObjectProperty<Client> clientProperty() {
        return client;
    }

    public StringProperty remoteProperty() {
        return remote;
    }

    public StringProperty localProperty() {
        return local;
    }

    /** What the last trial came to; empty once something was changed. */
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Id of the one that is being changed, 0 while a new one is written. */
    public ReadOnlyObjectProperty<Long> editingProperty() {
        return editing.getReadOnlyProperty();
    }

    public String nameOf(long clientId) {
        return clients.stream()
                .filter(each -> each.id() == clientId)
                .map(Client::name)
                .findFirst()
                .orElseGet(() -> texts.get("settings.places.deleted"));
    }

    public void refresh() {
        List<Client> known = Stream.concat(
                        Stream.of(any()),
                        providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                                .map((Definition<?> each) -> new Client(each.id(), each.name())))
                .toList();
        clients.setAll(known);
        client.set(known.stream()
                .filter(each -> each.id() == client.get().id())
                .findFirst()
                .orElse(known.getFirst()));
        loader.read(places::all, found -> {
            rows.setAll(found);
            return !found.isEmpty();
        });
    }

    /** Takes one up to change it. */
    public void edit(PlaceMapping mapping) {
        client.set(clients.stream()
                .filter(each -> each.id() == mapping.clientId())
                .findFirst()
                .orElse(any()));
        remote.set(mapping.remote());
        local.set(mapping.local());
        editing.set(mapping.id());
        answer.set(Optional.empty());
    }

    /** Leaves what is written and begins a new one. */
    public void clear() {
        remote.set("");
        local.set("");
        editing.set(0L);
        problem.set(Optional.empty());
    }

    private PlaceMapping draft() {
        return new PlaceMapping(editing.get(), client.get().id(), remote.get(), local.get());
    }

    public void test() {
        PlaceMapping draft = draft();
        background.run(
                () -> places.trial(draft),
                trial -> {
                    problem.set(Optional.empty());
                    answer.set(Optional.of(new Answer(trial.good(), texts.say(trial.sentence()))));
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.places.test-failed", failure))));
    }

    /**
     * @param done told when it is stored
     */
    public void save(Runnable done) {
        PlaceMapping draft = draft();
        background.run(
                () -> places.save(draft),
                saved -> {
                    clear();
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.places.save-failed", failure))));
    }

    /**
     * @param done told when it is gone
     */
    public void remove(PlaceMapping mapping, Runnable done) {
        background.run(
                () -> {
                    places.remove(mapping.id());
                    return true;
                },
                removed -> {
                    if (editing.get() == mapping.id()) {
                        clear();
                    }
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.places.save-failed", failure))));
    }
}
