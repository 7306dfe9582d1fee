package org.magpie.base.text;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The interface texts of all rooms in one language, seen as one bundle. Each room has a file of its own, so that what is added to one is
 * read, and changed, apart from the others; a key stands in one of them only. A file is read when a text is looked for that no file
 * read before has: a short command needs one or two of them. Safe for any number of threads.
 */
final class Bundles extends ResourceBundle {
    /**
     * One file for each, and one for each language beside it, in the order in which they are read: what is needed by every start comes
     * first. A new room is one more name here.
     */
    static final List<String> ROOMS = List.of(
            "cli",
            "base",
            "window",
            "provider",
            "media",
            "catalog",
            "queue",
            "title",
            "settings",
            "pipeline",
            "search",
            "match",
            "decide",
            "download",
            "importing",
            "notify",
            "notices",
            "upkeep");

    private final Locale locale;
    private final AtomicReferenceArray<@Nullable ResourceBundle> read = new AtomicReferenceArray<>(ROOMS.size());

    private Bundles(Locale locale) {
        this.locale = locale;
    }

    /**
     * @param locale English where there are no texts for it
     */
    static ResourceBundle of(Locale locale) {
        return new Bundles(locale);
    }

    private ResourceBundle room(int at) {
        ResourceBundle known = read.get(at);
        if (known != null) {
            return known;
        }
        ResourceBundle bundle =
                getBundle("i18n." + ROOMS.get(at), locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        read.set(at, bundle);
        return bundle;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        for (int at = 0; at < ROOMS.size(); at++) {
            ResourceBundle known = read.get(at);
            if (known != null && known.containsKey(key)) {
                return known.getObject(key);
            }
        }
        for (int at = 0; at < ROOMS.size(); at++) {
            if (read.get(at) == null && room(at).containsKey(key)) {
                return room(at).getObject(key);
            }
        }
        return null;
    }

    @Override
    public Enumeration<String> getKeys() {
        Set<String> keys = HashSet.newHashSet(2_500);
        for (int at = 0; at < ROOMS.size(); at++) {
            keys.addAll(room(at).keySet());
        }
        return Collections.enumeration(keys);
    }
}
