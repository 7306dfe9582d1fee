package org.magpie.cli.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesProtocolTest {
    private final NamesProtocol protocol = new NamesProtocol(List.of(new NamingAnswers(), new FormAnswers()));

    @Test
    void everyQuestionIsAnsweredInOrder() throws IOException {
        assertThat(run("""
                        {"id": "a", "kind": "movie.naming-folder", "input": "{Movie Title} ({Release Year})", "with": {"title": "Copper", "year": 1999}}
                        {"id": 2, "kind": "series.normalize", "input": "The Copper and the Tin"}
                        """))
                .containsExactly(
                        "{\"id\":\"a\",\"output\":\"Copper (1999)\"}", "{\"id\":2,\"cleanTitle\":\"thecoppertin\"}");
    }

    @Test
    void aLineThatIsNoQuestionGetsAnErrorAndTheNextOneAnAnswer() throws IOException {
        List<String> answers = run("""
                {"id": "a", "kind":
                {"id": "b", "kind": "series.normalize"}
                {"id": "c", "kind": "series.nothing", "input": ""}
                {"id": "d", "kind": "series.naming-file", "input": "x", "with": {"multiEpisodeStyle": "wrong"}}

                {"id": "e", "kind": "book.normalize", "input": "Tin"}
                """);
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0)).startsWith("{\"id\":null,\"error\":");
        assertThat(answers.get(1)).startsWith("{\"id\":\"b\",\"error\":");
        assertThat(answers.get(2)).isEqualTo("{\"id\":\"c\",\"error\":\"no such kind: series.nothing\"}");
        assertThat(answers.get(3)).startsWith("{\"id\":\"d\",\"error\":");
        assertThat(answers.get(4)).isEqualTo("{\"id\":\"e\",\"cleanTitle\":\"tin\"}");
    }

    private List<String> run(String questions) throws IOException {
        StringWriter answers = new StringWriter();
        protocol.run(new BufferedReader(new StringReader(questions)), answers);
        return answers.toString().lines().toList();
    }
}
