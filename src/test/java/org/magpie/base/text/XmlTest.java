package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {
    private static String textOf(String document) throws XMLStreamException {
        XMLStreamReader reader = Xml.reader(document.getBytes(StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.CHARACTERS) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    @Test
    void a_reference_to_a_character_that_XML_cannot_write_does_not_make_it_unreadable() throws Exception {
        var reader = Xml.reader("<a>x&#0;y&#11;z&#65;</a>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        reader.next();
        assertThat(reader.getElementText().replace(" ", "")).isEqualTo("xyzA");
    }

    @Test
    void plain_documents_and_the_five_entities_are_read() throws XMLStreamException {
        assertThat(textOf("<a>Tom &amp; Jerry &lt;3 &#x263A;<![CDATA[<b>]]></a>"))
                .isEqualTo("Tom & Jerry <3 ☺<b>");
    }

    @Test
    void a_file_is_never_pulled_in(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "top-secret");
        String document = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>";
        assertThatThrownBy(() -> textOf(document)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void a_billion_laughs_are_refused() {
        String document =
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>" + "<a>&c;</a>";
        assertThatThrownBy(() -> textOf(document)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void a_document_that_is_too_deep_is_refused() {
        assertThatThrownBy(() -> textOf("<a>".repeat(100_000))).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void a_broken_document_is_told_by_its_place_without_being_quoted() {
        try {
            textOf("<a>\n<b apikey='s3cr3t'></a>");
        } catch (XMLStreamException failure) {
            UnreadableTextException told = Xml.unreadable(failure);
            assertThat(told)
                    .hasMessageContaining("line 2")
                    .hasMessageNotContaining("s3cr3t")
                    .hasNoCause();
            return;
        }
        throw new AssertionError("it was read");
    }
}
