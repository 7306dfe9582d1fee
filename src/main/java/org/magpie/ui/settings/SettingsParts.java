package org.magpie.ui.settings;

import java.nio.file.Path;

/**
 * What the settings show beyond what every screen is given.
 *
 * @param version of Magpie
 */
public record SettingsParts(
        NamePatterns patterns, NameReading names, Path dataFolder, Path logFolder, String version) {}
