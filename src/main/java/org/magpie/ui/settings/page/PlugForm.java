package org.magpie.ui.settings.page;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Texts;
import org.magpie.provider.ActionStep;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;

/**
 * The form of one plug, drawn from its fields: what is filled in, what is wrong with it, and how a test of it went. A secret
 * that is stored is never brought to the window: left empty, it stays as it is.
 */
public final class PlugForm {
    /** The field that the problem of the plug's own name is shown at. */
    public static final String NAME = "";

    private final long id;
    private final String plug;
    private final List<FormField> fields;
    private final Surroundings around;
    private final StringProperty name;
    private final BooleanProperty enabled;
    private final IntegerProperty priority;
    private final StringProperty tags;
    private final ObservableMap<String, Object> values = FXCollections.observableMap(new LinkedHashMap<>());
    private final ObservableMap<String, Message> problems = FXCollections.observableHashMap();
    /** Counts those begun: an earlier one has nothing more to say. */
    private int actions;

    private boolean previewed;

    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer.None());

    public PlugForm(
            long id,
            String plug,
            String name,
            boolean enabled,
            int priority,
            Set<String> tags,
            List<FormField> fields,
            Map<String, Object> values,
            Surroundings around) {
        this.id = id;
        this.plug = plug;
        this.fields = List.copyOf(fields);
        this.around = around;
        this.name = new SimpleStringProperty(name);
        this.enabled = new SimpleBooleanProperty(enabled);
        this.priority = new SimpleIntegerProperty(priority);
        this.tags = new SimpleStringProperty(String.join(", ", new TreeSet<>(tags)));
        this.values.putAll(values);
    }

    /** 0 for a new one. */
    public long id() {
        return id;
    }

    public String plug() {
        return plug;
    }

    public boolean isNew() {
        return id == 0;
    }

    public List<FormField> fields() {
        return fields;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty enabledProperty() {
        return enabled;
    }

    /** 1 first to 50 last. */
    public IntegerProperty priorityProperty() {
        return priority;
    }

    /** Words with commas between them: it is only for titles with one of these; empty for all. */
    public StringProperty tagsProperty() {
        return tags;
    }

    /** By field; numbers may stand as texts until they are saved. */
    public Object value(FormField field) {
        return values.getOrDefault(field.name(), "");
    }

    public void fill(FormField field, Object value) {
        values.put(field.name(), value);
        problems.remove(field.name());
        answer.set(new Answer.None());
    }

    /** What is wrong, by field; {@link #NAME} for the name above the fields. */
    public ObservableMap<String, Message> problems() {
        return problems;
    }

    /** How the last test or the last saving went. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Tries what is filled in against the real thing, stored or not. */
    public void test() {
        if (!check()) {
            return;
        }
        Map<String, Object> filled = filled();
        answer.set(new Answer.Asking());
        around.background()
                .run(
                        () -> around.providers().test(read(filled)),
                        works -> answer.set(new Answer.Works(around.texts().say(works))),
                        failure -> fail("settings.plug.test-failed", failure));
    }

    /**
     * Stores what is filled in; it takes effect at once.
     *
     * @param done told what was stored
     */
    public void save(Consumer<Definition<?>> done) {
        if (!check()) {
            return;
        }
        Map<String, Object> filled = filled();
        answer.set(new Answer.Asking());
        around.background()
                .<Definition<?>>run(
                        () -> around.providers().save(read(filled)),
                        saved -> {
                            answer.set(new Answer.None());
                            around.changed().run();
                            done.accept(saved);
                        },
                        failure -> fail("settings.plug.save-failed", failure));
    }

    private Definition<?> read(Map<String, Object> filled) {
        Set<String> words = Arrays.stream(tags.get().split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return around.providers()
                .read(id, plug, name.get().strip(), enabled.get(), priority.get(), filled)
                .withTags(words);
    }

    private void fail(String key, Throwable failure) {
        Optional<String> field = fieldOf(failure);
        if (field.isPresent() && failure instanceof Explained explained) {
            problems.put(field.get(), explained.said());
            answer.set(new Answer.None());
        } else {
            answer.set(new Answer.Fails(Problem.of(around.texts(), key, failure)));
        }
    }

    /** The sentence about a field that settings say of themselves begins with the field's label. */
    private Optional<String> fieldOf(Throwable failure) {
        if (failure instanceof UserException user && user.field().isPresent()) {
            return user.field();
        }
        return failure instanceof Explained explained
                ? fields.stream()
                        .filter(field -> explained.said().arguments().contains(Message.of(field.label())))
                        .map(FormField::name)
                        .findFirst()
                : Optional.empty();
    }

    /** Looks at each field; what is wrong is shown at its field. */
    public boolean check() {
        problems.clear();
        if (name.get().isBlank()) {
            problems.put(NAME, Message.of("settings.plug.problem.name"));
        }
        for (FormField field : fields) {
            problemOf(field).ifPresent(problem -> problems.put(field.name(), problem));
        }
        return problems.isEmpty();
    }

    /** By the rules of the settings themselves; a secret that is stored may stay empty, and so may what does not count now. */
    private Optional<Message> problemOf(FormField field) {
        Object value = value(field);
        boolean isEmpty = value instanceof Collection<?> several
                ? several.isEmpty()
                : value.toString().isBlank();
        boolean keepsSecret = field.type() == Providers.Type.SECRET && !isNew() && !isEmptied(field);
        if (isEmpty && (keepsSecret || !field.required())) {
            return Optional.empty();
        }
        return isShown(field) ? field.problem(value) : Optional.empty();
    }

    /** Whether a field counts, as the others are filled in. */
    public boolean isShown(FormField field) {
        return field.counts(values);
    }

    /** Lets a stored secret be removed by the next saving; typing one takes that back. */
    public void empty(FormField field) {
        values.put(field.name(), Secret.NONE);
        problems.remove(field.name());
        answer.set(new Answer.None());
    }

    public boolean isEmptied(FormField field) {
        return values.get(field.name()) instanceof Secret secret && secret.isEmpty();
    }

    /** Told whenever a value changes. */
    public void onChange(Runnable told) {
        values.addListener((MapChangeListener<String, Object>) change -> told.run());
    }

    /** Fills in what comes from elsewhere than a control. */
    void fillAll(Map<String, ?> given) {
        given.forEach(values::put);
    }

    /** Whether there has been an example to show. */
    public boolean isPreviewed() {
        return previewed;
    }

    /**
     * Makes an example with what is filled in, where the plug has one to show.
     *
     * @param shown told what it would send, or why it cannot be made
     */
    public void preview(Consumer<String> shown) {
        Map<String, Object> filled = filled();
        around.background()
                .run(
                        () -> around.providers().preview(read(filled)),
                        text -> text.ifPresent(example -> {
                            previewed = true;
                            shown.accept(example);
                        }),
                        failure -> shown.accept(
                                failure instanceof Explained explained
                                        ? around.texts().say(explained.said())
                                        : ""));
    }

    /**
     * Asks the other side what may stand in a field.
     *
     * @param shown told what there is
     */
    public void ask(FormField field, Consumer<List<Providers.Choice>> shown) {
        Map<String, Object> filled = filled();
        answer.set(new Answer.Asking());
        around.background()
                .run(
                        () -> around.providers().choices(read(withPlaceholders(filled)), field.name()),
                        choices -> {
                            answer.set(new Answer.None());
                            shown.accept(choices);
                        },
                        failure -> fail("settings.plug.ask-failed", failure));
    }

    /** What is asked for may be what is missing. */
    private Map<String, Object> withPlaceholders(Map<String, Object> filled) {
        Map<String, Object> whole = new LinkedHashMap<>(filled);
        fields.stream()
                .filter(field -> field.asked()
                        && field.required()
                        && value(field).toString().isBlank())
                .forEach(field -> whole.put(field.name(), "?"));
        return whole;
    }

    /** Keys of what can be done with what is filled in. */
    public List<String> actions() {
        return around.providers().actions(plug);
    }

    /** Does one of {@link #actions}; what it brings is filled in. Goes on by itself while a person has something to do elsewhere. */
    public void act(String action) {
        actions++;
        goOn(action, "", actions);
    }

    /** Ends what an action is waiting for. */
    public void stop() {
        actions++;
    }

    private void goOn(String action, String state, int turn) {
        Map<String, Object> filled = filled();
        if (state.isEmpty()) {
            answer.set(new Answer.Asking());
        }
        around.background()
                .run(
                        () -> around.providers().act(read(filled), action, state),
                        step -> follow(action, step, turn),
                        failure -> {
                            if (turn == actions) {
                                fail("settings.plug.action-failed", failure);
                            }
                        });
    }

    private void follow(String action, ActionStep step, int turn) {
        if (turn != actions) {
            return;
        }
        switch (step) {
            case ActionStep.Done done -> {
                fillAll(done.values());
                answer.set(new Answer.Works(around.texts().say(done.said())));
            }
            case ActionStep.Waiting waiting -> {
                answer.set(new Answer.Elsewhere(around.texts().say(waiting.said()), waiting.address(), waiting.code()));
                around.background().after(waiting.again(), () -> {
                    if (turn == actions) {
                        goOn(action, waiting.state(), turn);
                    }
                });
            }
        }
    }

    /** A secret or a number that is left empty is left out: the first stays as it is stored, the second has its default. */
    private Map<String, Object> filled() {
        Map<String, Object> filled = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object value = value(field);
            boolean mayBeEmpty = switch (field.type()) {
                case TEXT, LIST, RECORDS -> true;
                case NUMBER, DECIMAL, SWITCH, SECRET, CHOICE -> false;
            };
            if (mayBeEmpty || isEmptied(field) || !value.toString().isBlank()) {
                filled.put(field.name(), value);
            }
        }
        return filled;
    }

    /** How a test or a saving went. */
    public sealed interface Answer {
        record None() implements Answer {}

        record Asking() implements Answer {}

        record Works(String sentence) implements Answer {}

        /**
         * A person has to do something elsewhere first.
         *
         * @param code to be typed there; may be empty
         */
        record Elsewhere(String sentence, URI address, String code) implements Answer {}

        record Fails(Problem problem) implements Answer {}
    }

    /**
     * What the form needs around it.
     *
     * @param changed run when something was stored
     */
    public record Surroundings(Providers providers, Background background, Texts texts, Runnable changed) {}
}
