package org.magpie.ui;

import org.magpie.ui.kit.place.Services;
import org.magpie.ui.settings.SettingsParts;

/**
 * The opened library, as the window needs it.
 *
 * @param parts what only the settings ask
 */
public record WindowServices(Services services, SettingsParts parts) {}
