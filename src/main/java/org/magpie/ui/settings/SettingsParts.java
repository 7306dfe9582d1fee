package org.magpie.ui.settings;

/** What reads and writes names for the settings. */
public record SettingsParts(NamePatterns patterns, NameReading names) {}
