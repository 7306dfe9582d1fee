package org.magpie.ui.kit.place;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.style.Icon;

/** Where a person can go. */
public sealed interface Place {
    /** The entries of the rail, in its order. */
    enum Section implements Place {
        LIBRARY(Icon.LIBRARY),
        CALENDAR(Icon.CALENDAR),
        QUEUE(Icon.QUEUE),
        NEEDS(Icon.ATTENTION),
        WANTED(Icon.WANTED),
        ANALYTICS(Icon.ANALYTICS),
        HISTORY(Icon.HISTORY),
        SETTINGS(Icon.SETTINGS);

        private final Icon icon;

        Section(Icon icon) {
            this.icon = icon;
        }

        public Icon icon() {
            return icon;
        }

        /** Key of its name in the bundle. */
        public String key() {
            return "section." + name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Section section() {
            return this;
        }
    }

    /** Which entry of the rail it belongs to. */
    Section section();

    /**
     * The screen that adds titles.
     *
     * @param text what to look for at once; may be empty
     * @param owned a file or folder below a root folder that is of the title which is added; null for none
     */
    record Add(String text, @Nullable Path owned) implements Place {
        public Add(String text) {
            this(text, null);
        }

        @Override
        public Section section() {
            return Section.LIBRARY;
        }
    }

    /**
     * What lies in a root folder.
     *
     * @param rootId of the folder
     */
    record OnDisk(long rootId) implements Place {
        @Override
        public Section section() {
            return Section.LIBRARY;
        }
    }

    /** The page of one title. */
    record Title(long titleId, Tab tab) implements Place {
        /** Which tab is open at first. */
        public enum Tab {
            ITEMS,
            RELEASES,
            FILES,
            HISTORY,
            WHY
        }

        public Title(long titleId) {
            this(titleId, Tab.ITEMS);
        }

        @Override
        public Section section() {
            return Section.LIBRARY;
        }
    }

    /**
     * A part of the settings.
     *
     * @param part its key; empty for the first
     * @param plug definition whose form is open there; 0 for none
     */
    record Settings(String part, long plug) implements Place {
        public Settings(String part) {
            this(part, 0);
        }

        @Override
        public Section section() {
            return Section.SETTINGS;
        }
    }
}
