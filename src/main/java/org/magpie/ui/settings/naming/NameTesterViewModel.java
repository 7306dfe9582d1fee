package org.magpie.ui.settings.naming;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.magpie.media.MediaKind;
import org.magpie.ui.settings.naming.NameReading.Result;

/** Shows what Magpie takes a name for: the answer to "why did it think that?". */
public final class NameTesterViewModel {
    /** Longer names are no names. */
    static final int LONGEST = 4_096;

    private static final Result NOTHING = new Result(List.of(), List.of(), Optional.empty());

    private final NameReading reader;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<MediaKind> kind = new SimpleObjectProperty<>(MediaKind.SERIES);
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(NOTHING);

    public NameTesterViewModel(NameReading reader) {
        this.reader = reader;
        name.addListener((property, before, now) -> read());
        kind.addListener((property, before, now) -> read());
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** The grammar that reads it. */
    public ObjectProperty<MediaKind> kindProperty() {
        return kind;
    }

    public ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    private void read() {
        String asked = name.get().strip();
        String bounded = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
        result.set(bounded.isEmpty() ? NOTHING : reader.read(bounded, kind.get()));
    }
}
