package org.magpie.pipeline.parse.grammar;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.WorkReading;
import org.magpie.pipeline.parse.word.NamePreparation;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames;
import org.magpie.pipeline.parse.work.WorkReader;
import org.magpie.pipeline.parse.work.WorkWords;

/** Reads release names of books and audiobooks. Without state; safe for any number of threads. */
public final class BookGrammar {
    private final Vocabulary vocabulary;
    private final WorkWords words = new WorkWords();
    private final WorkReader works;
    private final NamePreparation preparation = new NamePreparation();

    public BookGrammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.works = new WorkReader(words, true);
    }

    /** Author and title; empty when the name does not tell them. */
    public Optional<WorkReading> work(String name) {
        Tokens tokens = cut(name);
        return preparation.mustBeRefused(tokens.name()) ? Optional.empty() : works.read(tokens);
    }

    /** A known author with known books, to be looked for in names. */
    public KnownNames known(String creator, List<String> works) {
        return known(creator, List.of(), works);
    }

    /** The same, with what the creator is called besides. */
    public KnownNames known(String creator, Collection<String> aliases, List<String> works) {
        return new KnownNames(words, preparation, true, creator, aliases, works);
    }

    /** Everything the name says where it holds a creator and a work that are known; empty where it does not surely. */
    public Optional<ParsedRelease> read(String name, KnownNames known) {
        Tokens tokens = cut(name);
        if (preparation.mustBeRefused(tokens.name())) {
            return Optional.empty();
        }
        return known.find(name)
                .map(found -> details(name, tokens).of(MediaKind.BOOK, name, found.reading(works.read(tokens))));
    }

    /** Everything the name says; empty when it tells no author and title. */
    public Optional<ParsedRelease> read(String name) {
        Tokens tokens = cut(name);
        Optional<WorkReading> found = preparation.mustBeRefused(tokens.name()) ? Optional.empty() : works.read(tokens);
        return found.map(work -> details(name, tokens).of(MediaKind.BOOK, name, work));
    }

    /** Quality, revision and group, which names tell even where they tell nothing else. */
    public WorkDetails details(String name) {
        return details(name, cut(name));
    }

    private WorkDetails details(String name, Tokens tokens) {
        BookQuality.Read quality = BookQuality.read(tokens.name().equals(name) ? tokens : Tokens.cut(name));
        return WorkDetails.read(vocabulary.read(tokens), words, quality.quality(), quality.format());
    }

    private Tokens cut(String name) {
        return Tokens.cut(preparation.prepare(name).text());
    }
}
