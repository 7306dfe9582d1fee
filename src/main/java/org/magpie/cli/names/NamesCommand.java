package org.magpie.cli.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.magpie.pipeline.parse.word.Vocabulary;
import picocli.CommandLine.Command;

/** {@code magpie names}: reads questions about names from standard input and writes the answers to standard output. */
@Command(
        name = "names",
        description = "Reads questions about names, one JSON object a line, and answers how each is read or written.",
        mixinStandardHelpOptions = true)
public final class NamesCommand implements Callable<Integer> {
    private final NamesProtocol protocol;

    /** Answers every kind of question there is. */
    public NamesCommand() {
        Vocabulary vocabulary = Vocabulary.standard();
        this.protocol = new NamesProtocol(List.of(
                new ReleaseAnswers(vocabulary),
                WorkAnswers.ofMusic(vocabulary),
                WorkAnswers.ofBooks(vocabulary),
                new NamingAnswers(),
                new FormAnswers()));
    }

    /**
     * @return 0 when every question was read
     * @throws IOException when standard input or output breaks
     */
    @Override
    public Integer call() throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        protocol.run(questions, answers);
        return 0;
    }
}
