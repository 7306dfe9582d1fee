package org.magpie.ui.settings;

import org.magpie.pipeline.parse.GrammarReader;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.Vocabulary;

/** What reads and writes names for the settings, and knows where clients put things. */
public record SettingsParts(NamePatterns patterns, NameReading names, ClientPlaces places) {
    /** The readers and writers of the pipeline. Reads the word lists: not for the window's thread. */
    public static SettingsParts of(Vocabulary vocabulary, ClientPlaces places) {
        ReleaseReader reader = new GrammarReader(vocabulary);
        return new SettingsParts(new ChosenPatterns(reader), new GrammarNames(reader, vocabulary), places);
    }
}
