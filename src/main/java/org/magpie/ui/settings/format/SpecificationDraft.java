package org.magpie.ui.settings.format;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;

/** One specification of a custom format while a person works on it. */
final class SpecificationDraft {
    private final StringProperty name;
    private final ObjectProperty<Subject> subject;
    private final StringProperty value;
    private final BooleanProperty negate;
    private final BooleanProperty required;
    private final BooleanProperty except;

    SpecificationDraft(Specification specification) {
        name = new SimpleStringProperty(specification.name());
        subject = new SimpleObjectProperty<>(specification.subject());
        value = new SimpleStringProperty(specification.value());
        negate = new SimpleBooleanProperty(specification.negate());
        required = new SimpleBooleanProperty(specification.required());
        except = new SimpleBooleanProperty(specification.except());
        // What was right for one subject means nothing for another.
        subject.addListener((property, before, now) -> value.set(FormatValues.first(now)));
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<Subject> subjectProperty() {
        return subject;
    }

    StringProperty valueProperty() {
        return value;
    }

    BooleanProperty negateProperty() {
        return negate;
    }

    BooleanProperty requiredProperty() {
        return required;
    }

    /** Only languages know it: any other one than the value. */
    BooleanProperty exceptProperty() {
        return except;
    }

    /** Tells whenever anything of it has changed. */
    void whenChanged(Runnable told) {
        name.addListener((property, before, now) -> told.run());
        subject.addListener((property, before, now) -> told.run());
        value.addListener((property, before, now) -> told.run());
        negate.addListener((property, before, now) -> told.run());
        required.addListener((property, before, now) -> told.run());
        except.addListener((property, before, now) -> told.run());
    }

    Specification build() {
        return new Specification(
                name.get().strip(),
                subject.get(),
                value.get(),
                negate.get(),
                required.get(),
                subject.get() == Subject.LANGUAGE && except.get());
    }
}
