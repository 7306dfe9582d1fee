package org.magpie.pipeline.download.store;

import java.util.Arrays;
import java.util.Optional;

/** Reads names of constants as they are stored: a later version may have written one that this version does not know. */
final class StoredWord {
    private StoredWord() {}

    static <E extends Enum<E>> Optional<E> of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(word))
                .findFirst();
    }
}
