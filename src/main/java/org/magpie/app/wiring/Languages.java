package org.magpie.app.wiring;

import java.util.Locale;
import org.magpie.base.text.Texts;

/** In which language Magpie speaks. */
public final class Languages {
    /** Key of the preference that holds it: a tag of BCP 47, "system" or nothing. */
    public static final String KEY = "appearance.language";

    private Languages() {}

    /**
     * @param language a tag of BCP 47; the system's language where it is empty or {@code system}
     */
    public static Texts texts(String language) {
        boolean own = language.isEmpty() || language.equals("system");
        return new Texts(own ? Locale.getDefault() : Locale.forLanguageTag(language));
    }
}
