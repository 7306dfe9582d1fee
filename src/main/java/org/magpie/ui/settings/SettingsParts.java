package org.magpie.ui.settings;

import org.magpie.media.format.CustomFormats;
import org.magpie.pipeline.decide.format.FormatTester;
import org.magpie.pipeline.decide.format.guide.Guide;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.ui.settings.folder.ClientPlaces;
import org.magpie.ui.settings.format.FormatParts;
import org.magpie.ui.settings.naming.ChosenPatterns;
import org.magpie.ui.settings.naming.GrammarNames;
import org.magpie.ui.settings.naming.NamePatterns;
import org.magpie.ui.settings.naming.NameReading;

/** What reads and writes names for the settings, and what they know of client's places and of custom formats. */
public record SettingsParts(NamePatterns patterns, NameReading names, ClientPlaces places, FormatParts formats) {
    /** The readers and writers of the pipeline. Reads the word lists: not for the window's thread. */
    public static SettingsParts of(Vocabulary vocabulary, ClientPlaces places, CustomFormats formats, Guide guide) {
        ReleaseReader reader = new GrammarReader(vocabulary);
        return new SettingsParts(
                new ChosenPatterns(reader),
                new GrammarNames(reader, vocabulary),
                places,
                new FormatParts(formats, guide, new FormatTester(reader)));
    }
}
