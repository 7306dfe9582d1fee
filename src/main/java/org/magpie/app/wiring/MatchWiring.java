package org.magpie.app.wiring;

import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.match.SceneNumbering;
import org.magpie.pipeline.match.StoredTitleAliases;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/** How a release's name is read, and of which title it is. */
public record MatchWiring(
        Vocabulary vocabulary,
        ReleaseReader reader,
        LibraryIndex index,
        Matching matching,
        StoredTitleAliases recognition,
        NameExplainer explainer) {
    static MatchWiring on(Ground ground, LibraryWiring library) {
        Vocabulary vocabulary = Vocabulary.standard();
        ReleaseReader reader = new GrammarReader(vocabulary);
        SceneNumbering sceneNumbers = new SceneNumbering(ground.store());
        LibraryIndex index = new LibraryIndex(library.library()::allNames, library.library()::names, ground.events());
        Matching matching = new Matching(reader, index, library.library()::facts, sceneNumbers::of);
        return new MatchWiring(
                vocabulary,
                reader,
                index,
                matching,
                new StoredTitleAliases(ground.store(), sceneNumbers, index, library.library()::facts, matching),
                new NameExplainer(reader, index, library.library()::facts, matching));
    }
}
