package org.magpie.cli.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.NamePieces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code magpie names}: reads questions about names from standard input and writes the answers to standard output; with
 * {@code --explain} it tells how one name is understood.
 */
@Command(
        name = "names",
        description = {
            "Tell how a name is understood (--explain), or answer questions about names.",
            "Without --explain, questions are read from standard input, one JSON object a line."
        },
        mixinStandardHelpOptions = true)
public final class NamesCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--explain",
            paramLabel = "NAME",
            description = "Tell what a name was taken for, which titles of the library were weighed, and why one won.")
    private @Nullable String explained;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = MediaKindName.class,
            description =
                    "With --explain: read it as movie, series, music or book. Without it, as with a file that was found:"
                            + " by its ending or its format, else as a series or a film, whichever fits the library better.")
    private @Nullable MediaKind kind;

    public NamesCommand(Session session) {
        this.session = session;
    }

    /** Answers every kind of question there is. */
    private static NamesProtocol protocol() {
        Vocabulary vocabulary = Vocabulary.standard();
        return new NamesProtocol(List.of(
                new ReleaseAnswers(vocabulary),
                WorkAnswers.ofMusic(vocabulary),
                WorkAnswers.ofBooks(vocabulary),
                new NamingAnswers(),
                new FormAnswers()));
    }

    /**
     * @return 0 when every question was answered
     * @throws IOException when standard input or output breaks
     */
    @Override
    public Integer call() throws IOException {
        if (explained != null) {
            return explain(explained);
        }
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        protocol().run(questions, answers);
        return 0;
    }

    private int explain(String name) {
        NamePieces pieces = new NamePieces(Vocabulary.standard());
        return session.with(core -> {
            ExplainedName answer = new ExplainedName(name, core.names().explain(name, kind), pieces, session.texts());
            if (session.isJson()) {
                session.print(answer.values());
            } else {
                answer.print(session.out());
            }
            return 0;
        });
    }
}
