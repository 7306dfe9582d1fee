package org.magpie.ui.settings.page;

import java.util.Locale;

/** What parts of the settings have in common; the list names it above the first of them. */
public enum SettingsGroup {
    LIBRARY,
    RELEASES,
    FETCHING,
    WINDOW;

    /** Key of its name in the bundle. */
    public String label() {
        return "settings.group." + name().toLowerCase(Locale.ROOT);
    }
}
