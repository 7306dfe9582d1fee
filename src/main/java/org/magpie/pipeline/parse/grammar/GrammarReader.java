package org.magpie.pipeline.parse.grammar;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.KnownReader;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.WorkReading;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames;
import org.magpie.pipeline.parse.work.WorkPathReader;

/** Reads release names of all four kinds, each by its own grammar over the same words. */
public final class GrammarReader implements ReleaseReader {
    private final VideoReader videos;
    private final MusicGrammar music;
    private final BookGrammar books;
    private final WorkPathReader paths = new WorkPathReader();

    public GrammarReader(Vocabulary vocabulary) {
        this.videos = new VideoReader(vocabulary);
        this.music = new MusicGrammar(vocabulary);
        this.books = new BookGrammar(vocabulary);
    }

    @Override
    public Optional<ParsedRelease> read(String name, MediaKind kind) {
        return switch (kind) {
            case MOVIE, SERIES -> videos.read(name, kind);
            case MUSIC, BOOK -> inLibrary(name, kind).or(() -> work(name, kind));
        };
    }

    private Optional<ParsedRelease> work(String name, MediaKind kind) {
        return kind == MediaKind.MUSIC ? music.read(name) : books.read(name);
    }

    /** A whole path says by its folders whose work it is; the file itself tells the rest. */
    private Optional<ParsedRelease> inLibrary(String name, MediaKind kind) {
        return paths.read(name, kind).map(place -> {
            WorkDetails details = kind == MediaKind.MUSIC ? music.details(name) : books.details(name);
            return details.of(
                    kind, name, new WorkReading(place.creator(), place.work(), false, null, null, place.year(), ""));
        });
    }

    @Override
    public Optional<KnownReader> known(MediaKind kind, String creator, Collection<String> aliases, List<String> works) {
        return switch (kind) {
            case MOVIE, SERIES -> Optional.empty();
            case MUSIC -> {
                KnownNames known = music.known(creator, aliases, works);
                yield Optional.of(name -> music.read(name, known));
            }
            case BOOK -> {
                KnownNames known = books.known(creator, aliases, works);
                yield Optional.of(name -> books.read(name, known));
            }
        };
    }
}
