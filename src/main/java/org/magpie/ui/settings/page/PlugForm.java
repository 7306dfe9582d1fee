package org.magpie.ui.settings.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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
import javafx.collections.ObservableMap;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
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
    private final Set<String> empties = new HashSet<>();
    private final ObservableMap<String, Object> values = FXCollections.observableMap(new LinkedHashMap<>());
    private final ObservableMap<String, Message> problems = FXCollections.observableHashMap();
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

    /** Whether what is stored in a secret field is removed when the form is saved and nothing is typed there; at first it is kept. */
    public void empty(FormField secret, boolean emptied) {
        if (emptied) {
            empties.add(secret.name());
        } else {
            empties.remove(secret.name());
        }
        problems.remove(secret.name());
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
        if (field.isPresent() && failure instanceof UserException user) {
            problems.put(field.get(), user.message());
            answer.set(new Answer.None());
        } else {
            answer.set(new Answer.Fails(Problem.of(around.texts(), key, failure)));
        }
    }

    /** The sentence about a field begins with the field's label. */
    private Optional<String> fieldOf(Throwable failure) {
        return failure instanceof UserException user
                ? fields.stream()
                        .filter(field -> user.arguments().contains(Message.of(field.label())))
                        .map(FormField::name)
                        .findFirst()
                : Optional.empty();
    }

    /** Looks at each field; what is wrong is shown at its field. */
    boolean check() {
        problems.clear();
        if (name.get().isBlank()) {
            problems.put(NAME, Message.of("settings.plug.problem.name"));
        }
        for (FormField field : fields) {
            problemOf(field).ifPresent(problem -> problems.put(field.name(), problem));
        }
        return problems.isEmpty();
    }

    private Optional<Message> problemOf(FormField field) {
        Object value = value(field);
        String text = value instanceof List<?> list
                ? String.join("", texts(list))
                : value.toString().strip();
        boolean keepsSecret = field.type() == Providers.Type.SECRET && !isNew() && !empties.contains(field.name());
        if (text.isEmpty()) {
            return field.required() && !keepsSecret
                    ? Optional.of(Message.of("settings.plug.problem.required"))
                    : Optional.empty();
        }
        return switch (field.type()) {
            case NUMBER, DECIMAL -> problemOfNumber(field, text);
            case TEXT ->
                field.meaning() == Field.Meaning.ADDRESS && !isAddress(text)
                        ? Optional.of(Message.of("settings.plug.problem.address"))
                        : Optional.empty();
            case SWITCH, SECRET, CHOICE, LIST -> Optional.empty();
        };
    }

    private static Optional<Message> problemOfNumber(FormField field, String text) {
        double number;
        try {
            number = field.type() == Providers.Type.NUMBER
                    ? Long.parseLong(text)
                    : Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException notOne) {
            return Optional.of(Message.of("settings.plug.problem.number"));
        }
        if (number < field.min()) {
            return Optional.of(Message.of("settings.plug.problem.min", field.min()));
        }
        return number > field.max()
                ? Optional.of(Message.of("settings.plug.problem.max", field.max()))
                : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) && text.length() > 7
                || text.regionMatches(true, 0, "https://", 0, 8) && text.length() > 8;
    }

    private static List<String> texts(List<?> list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.toString()));
        return texts;
    }

    /**
     * A secret or a number that is left empty is left out: the first stays as it is stored unless it is to be emptied, the second
     * has its default.
     */
    private Map<String, Object> filled() {
        Map<String, Object> filled = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object value = value(field);
            boolean mayBeEmpty = switch (field.type()) {
                case TEXT, LIST -> true;
                case NUMBER, DECIMAL, SWITCH, SECRET, CHOICE -> false;
            };
            if (mayBeEmpty
                    || empties.contains(field.name())
                    || !value.toString().isBlank()) {
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

        record Fails(Problem problem) implements Answer {}
    }

    /**
     * What the form needs around it.
     *
     * @param changed run when something was stored
     */
    public record Surroundings(Providers providers, Background background, Texts texts, Runnable changed) {}
}
