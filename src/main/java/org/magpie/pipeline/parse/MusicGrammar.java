package org.magpie.pipeline.parse;

import java.util.Optional;
import org.magpie.media.MediaKind;

/** Reads release names of music. Without state; safe for any number of threads. */
public final class MusicGrammar {
    private final Vocabulary vocabulary;
    private final WorkReader works;

    public MusicGrammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.works = new WorkReader(new WorkWords(), false);
    }

    /** Artist and album; empty when the name does not tell them. */
    public Optional<WorkReading> work(String name) {
        return works.read(Tokens.cut(name));
    }

    /** Everything the name says; empty when it tells no artist and album. */
    public Optional<ParsedRelease> read(String name) {
        Tokens tokens = Tokens.cut(name);
        return works.read(tokens).map(work -> details(tokens).of(MediaKind.MUSIC, name, work));
    }

    /** Quality, revision and group, which names tell even where they tell nothing else. */
    public WorkDetails details(String name) {
        return details(Tokens.cut(name));
    }

    private WorkDetails details(Tokens tokens) {
        MusicQuality.Read quality = MusicQuality.read(tokens);
        return WorkDetails.read(vocabulary.read(tokens), quality.quality(), quality.format());
    }
}
