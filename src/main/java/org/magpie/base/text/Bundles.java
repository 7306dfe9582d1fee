package org.magpie.base.text;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The interface texts of all rooms in one language, seen as one bundle. Each room has a file of its own, so that what is
 * added to one is read, and changed, apart from the others; a key stands in one of them only.
 */
final class Bundles extends ResourceBundle {
    /** One file for each, and one for each language beside it. A new room is one more name here. */
    static final List<String> ROOMS = List.of(
            "base",
            "media",
            "provider",
            "catalog",
            "search",
            "match",
            "decide",
            "download",
            "importing",
            "pipeline",
            "notify",
            "upkeep",
            "cli",
            "window",
            "queue",
            "title",
            "settings");

    private final Map<String, String> texts = HashMap.newHashMap(2_500);

    private Bundles(Locale locale) {
        Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        for (String room : ROOMS) {
            ResourceBundle bundle = getBundle("i18n." + room, locale, control);
            for (String key : bundle.keySet()) {
                texts.put(key, bundle.getString(key));
            }
        }
    }

    /**
     * Reads the texts of all rooms.
     *
     * @param locale English where there are none for it
     */
    static ResourceBundle of(Locale locale) {
        return new Bundles(locale);
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
