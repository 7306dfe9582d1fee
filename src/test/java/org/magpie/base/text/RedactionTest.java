package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class RedactionTest {
    @Test
    void whatever_looks_like_a_key_is_taken_out() {
        for (String text : List.of(
                "GET http://a/api?t=search&apikey=s3cr3t&q=x",
                "http://a/?passkey=s3cr3t",
                "{\"api_key\":\"s3cr3t\",\"password\" : \"s3cr3t\"}",
                "X-Api-Key: s3cr3t",
                "Authorization: Basic s3cr3t==",
                "sent Bearer s3cr3t-token",
                "Cookie: SID=s3cr3t; other=s3cr3t",
                "access_token=s3cr3t",
                "http://ada:s3cr3t@host/x",
                "token%3Ds3cr3t")) {
            assertThat(Redaction.of(text)).as(text).doesNotContain("s3cr3t").contains("***");
        }
    }

    @Test
    void plain_sentences_stay_as_they_are() {
        String text = "Wrote 3 files to /films: The Secret (2006), tokens of love, http://host:8080/path?q=a";
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void the_log_file_has_one_json_object_a_line_with_the_correlation_id_and_no_key(@TempDir Path folder)
            throws Exception {
        try (LogFiles files = new LogFiles(folder)) {
            assertThat(files).isNotNull();
            MDC.put("correlation", "abc123");
            try {
                LoggerFactory.getLogger("test")
                        .warn("asked ?apikey={}\nsecond line", "s3cr3t", new IllegalStateException("token=s3cr3t"));
            } finally {
                MDC.remove("correlation");
            }
        }
        List<String> lines = Files.readAllLines(folder.resolve("magpie.jsonl"));
        assertThat(lines).hasSize(1).first().asString().doesNotContain("s3cr3t");
        var line = Json.parse(lines.getFirst());
        assertThat(line.path("correlation").asText()).isEqualTo("abc123");
        assertThat(line.path("message").asText()).isEqualTo("asked ?apikey=***\nsecond line");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("trace").asText()).contains("IllegalStateException");
    }
}
