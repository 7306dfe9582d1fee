package org.magpie.ui.settings.plug;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.insight.SourceRow;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.settings.page.PlugForm;

/** All plugs of one kind: the cards, and what can be added. Belongs to the window's thread. */
public final class PlugsViewModel {
    private final ProviderKind kind;
    private final Providers providers;
    private final Supplier<List<SourceRow>> usage;
    private final Background background;
    private final Texts texts;
    private final Clock clock;
    private final ViewLoader loader;
    private final ObservableList<PlugCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param usage how much each is used; empty where that is not counted
     */
    public PlugsViewModel(
            ProviderKind kind,
            Providers providers,
            Supplier<List<SourceRow>> usage,
            Background background,
            Texts texts,
            Clock clock) {
        this.kind = kind;
        this.providers = providers;
        this.usage = usage;
        this.background = background;
        this.texts = texts;
        this.clock = clock;
        this.loader = new ViewLoader(background, texts, "settings.plugs.failed");
    }

    public ProviderKind kind() {
        return kind;
    }

    public ViewLoader loader() {
        return loader;
    }

    /** By priority, then name. */
    public ObservableList<PlugCard> cards() {
        return cards;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Keys of the plugs that can be added, in the order of wiring. */
    public List<String> choices() {
        return providers.plugs(kind).stream().<String>map(Plug::key).toList();
    }

    public void refresh() {
        Instant now = clock.instant();
        loader.read(() -> cards(now), answer -> {
            if (!answer.equals(cards)) {
                cards.setAll(answer);
            }
            return !answer.isEmpty();
        });
    }

    private List<PlugCard> cards(Instant now) {
        Map<Long, SourceRow> used =
                usage.get().stream().collect(Collectors.toMap(SourceRow::indexerId, Function.identity()));
        return providers.definitions(kind).stream()
                .map(definition -> PlugCard.of(
                        definition,
                        providers.state(definition.id()),
                        Optional.ofNullable(used.get(definition.id())),
                        now))
                .toList();
    }

    /** Switches a plug on or off, at once. */
    public void enable(PlugCard card, boolean enabled) {
        change(() -> providers
                .definition(card.id())
                .ifPresent(definition -> providers.save(definition.withEnabled(enabled))));
    }

    /** The form of a new plug, as its defaults have it. */
    public PlugForm create(String plug) {
        Plug<?, ?> known = providers.plug(plug).orElseThrow();
        return new PlugForm(
                0,
                plug,
                texts.get("plug." + plug),
                true,
                Definition.MIDDLE_PRIORITY,
                Set.of(),
                providers.form(plug),
                providers.values(Definition.withDefaults(known)),
                new PlugForm.Surroundings(providers, background, texts, this::refresh));
    }

    /** The form of the first that is set up of a plug, or of a new one where there is none; waits for no loader. */
    public PlugForm form(String plug) {
        return providers.definitions(kind).stream()
                .filter(definition -> definition.plug().equals(plug))
                .findFirst()
                .flatMap(definition -> edit(definition.id()))
                .orElseGet(() -> create(plug));
    }

    /** The form of a plug of this kind that is set up; empty when it has gone meanwhile. */
    public Optional<PlugForm> edit(long id) {
        return providers
                .definition(id)
                .filter(definition -> definition.kind() == kind)
                .map(definition -> new PlugForm(
                        id,
                        definition.plug(),
                        definition.name(),
                        definition.enabled(),
                        definition.priority(),
                        definition.tags(),
                        providers.form(definition.plug()),
                        providers.values(definition),
                        new PlugForm.Surroundings(providers, background, texts, this::refresh)));
    }

    /**
     * Deletes a plug; that can be undone, and its secrets come back with it.
     *
     * @param done told when it is gone
     */
    public void delete(long id, Runnable done) {
        change(() -> providers.delete(id), done);
    }

    private void change(Runnable work) {
        change(work, () -> {});
    }

    private void change(Runnable work, Runnable then) {
        background.run(
                () -> {
                    work.run();
                    return true;
                },
                done -> {
                    problem.set(Optional.empty());
                    refresh();
                    then.run();
                },
                failure -> {
                    problem.set(Optional.of(Problem.of(texts, "settings.plug.change-failed", failure)));
                    refresh();
                });
    }
}
