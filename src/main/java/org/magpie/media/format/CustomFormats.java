package org.magpie.media.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;

/** The custom formats of the library. Safe for any number of threads. */
public interface CustomFormats {
    /** By kind and name. The very same list until one of them changes, so that who compiles them can tell. */
    List<StoredFormat> all();

    default List<StoredFormat> of(MediaKind kind) {
        return all().stream().filter(format -> format.kind() == kind).toList();
    }

    default Optional<StoredFormat> find(long id) {
        return all().stream().filter(format -> format.id() == id).findFirst();
    }

    /**
     * Stores one. Profiles that give it a score follow it to a new name.
     *
     * @throws org.magpie.base.error.UserException when it has no name or specification, or another one has the name
     */
    default StoredFormat save(StoredFormat format) {
        return saveAll(List.of(format)).getFirst();
    }

    /** Stores all or, where one cannot be, none. */
    List<StoredFormat> saveAll(Collection<StoredFormat> formats);

    /** Profiles keep the score that they gave it, so that it counts again when it is brought back. */
    void delete(long id);
}
