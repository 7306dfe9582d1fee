package org.magpie.ui.settings.naming;

import java.util.List;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.match.NameExplanation;
import org.magpie.pipeline.parse.NameFact;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.NamePieces;
import org.magpie.pipeline.parse.work.NamePieces.Piece;

/** Reads names for the tester as the pipeline does. */
public final class NameReading {
    private final ReleaseReader reader;
    private final NamePieces pieces;
    private final Optional<NameExplainer> explainer;

    /**
     * @param explainer weighs the titles of the library; empty where there is no library
     */
    public NameReading(ReleaseReader reader, Vocabulary vocabulary, Optional<NameExplainer> explainer) {
        this.reader = reader;
        this.pieces = new NamePieces(vocabulary);
        this.explainer = explainer;
    }

    /**
     * What was read of a name.
     *
     * @param pieces together they are the whole name; the name of a sense in the bundle is {@code settings.tester.sense.<sense>}
     * @param facts what was read, in the order to show; the name of a fact in the bundle is {@code settings.tester.fact.<key>}
     * @param refused why nothing could be read
     */
    public record Result(List<Piece> pieces, List<NameFact> facts, Optional<Message> refused) {}

    /** Reads a name. Quick enough to be asked at each key. */
    public Result read(String name, MediaKind kind) {
        Optional<ParsedRelease> parsed = reader.read(name, kind);
        return new Result(
                pieces.of(name, kind, parsed.orElse(null)),
                parsed.map(NameFact::of).orElse(List.of()),
                parsed.isPresent() ? Optional.empty() : Optional.of(Message.of("settings.tester.refused")));
    }

    /** Weighs a name against the library; empty where there is none. May take seconds. */
    public Optional<NameExplanation> explain(String name, MediaKind kind) {
        return explainer.map(asked -> asked.explain(name, kind));
    }
}
