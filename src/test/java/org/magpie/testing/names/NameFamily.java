package org.magpie.testing.names;

import java.util.List;

/** Names in one house style: how the scene, a tracker of one country, an anime group or a program writes them. */
public interface NameFamily {
    /** The name of the style, unique among all families, as the report prints it. */
    String label();

    /** The next made-up name with its expected reading; depends on nothing but the choices that are drawn from {@code pick}. */
    GeneratedName next(Pick pick);

    /** The families of films and series. */
    static List<NameFamily> ofVideo() {
        return VideoFamilies.all();
    }
}
