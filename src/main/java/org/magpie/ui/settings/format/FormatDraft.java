package org.magpie.ui.settings.format;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.format.StoredFormat;

/** A custom format while a person works on it. */
final class FormatDraft {
    private final StoredFormat before;
    private final StringProperty name;
    private final BooleanProperty inName;
    private final ObservableList<SpecificationDraft> specifications = FXCollections.observableArrayList();

    FormatDraft(StoredFormat format) {
        before = format;
        name = new SimpleStringProperty(format.name());
        inName = new SimpleBooleanProperty(format.format().inName());
        format.format().specifications().forEach(each -> specifications.add(new SpecificationDraft(each)));
    }

    StoredFormat before() {
        return before;
    }

    MediaKind kind() {
        return before.kind();
    }

    StringProperty nameProperty() {
        return name;
    }

    BooleanProperty inNameProperty() {
        return inName;
    }

    ObservableList<SpecificationDraft> specifications() {
        return specifications;
    }

    /** A specification about the name, to be filled in. */
    SpecificationDraft add() {
        SpecificationDraft fresh =
                new SpecificationDraft(new Specification("", Subject.TITLE, "", false, false, false));
        specifications.add(fresh);
        return fresh;
    }

    void remove(SpecificationDraft specification) {
        specifications.remove(specification);
    }

    CustomFormat format() {
        return new CustomFormat(
                name.get().strip(),
                inName.get(),
                specifications.stream().map(SpecificationDraft::build).toList());
    }

    StoredFormat build() {
        return before.with(format());
    }

    /** What still keeps it from being saved, apart from what is wrong with a single specification. */
    Optional<Message> problem() {
        if (name.get().isBlank()) {
            return Optional.of(Message.of("settings.format.problem.name"));
        }
        if (specifications.isEmpty()) {
            return Optional.of(Message.of("settings.format.problem.empty"));
        }
        boolean blank = specifications.stream()
                .anyMatch(each -> each.valueProperty().get().isEmpty());
        return blank ? Optional.of(Message.of("settings.format.problem.value")) : Optional.empty();
    }
}
