package org.magpie.pipeline.parse.grammar;

import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/** Reads release names of all four kinds, each by its own grammar over the same words. */
public final class GrammarReader implements ReleaseReader {
    private final VideoReader videos;
    private final MusicGrammar music;
    private final BookGrammar books;

    public GrammarReader(Vocabulary vocabulary) {
        this.videos = new VideoReader(vocabulary);
        this.music = new MusicGrammar(vocabulary);
        this.books = new BookGrammar(vocabulary);
    }

    @Override
    public Optional<ParsedRelease> read(String name, MediaKind kind) {
        return switch (kind) {
            case MOVIE, SERIES -> videos.read(name, kind);
            case MUSIC -> music.read(name);
            case BOOK -> books.read(name);
        };
    }
}
