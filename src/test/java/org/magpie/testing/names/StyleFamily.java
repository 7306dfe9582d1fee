package org.magpie.testing.names;

import java.util.function.Function;

/**
 * A family whose names are all made by one function.
 *
 * @param label the name of the style
 * @param names makes the next name
 */
record StyleFamily(String label, Function<Pick, GeneratedName> names) implements NameFamily {
    @Override
    public GeneratedName next(Pick pick) {
        return names.apply(pick);
    }
}
