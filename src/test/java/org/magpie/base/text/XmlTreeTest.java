package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlTreeTest {
    @Test
    void referencesToCharactersThatXmlCannotWriteCostNothingElse() {
        String feed = "<rss><channel><item><title>A&#0;B&#x1F;C&#xFFFE;&#xD800;&amp;&#65;</title></item>"
                + "<item><title>whole &#x1F600;</title></item></channel></rss>";
        XmlElement root = XmlTree.read(feed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(root.first("channel").orElseThrow().all("item").map(item -> item.textOf("title")))
                .containsExactly("ABC&A", "whole \uD83D\uDE00");
    }

    @Test
    void dropsPrefixesAndCaseOfNames() {
        XmlElement root = read("<Rss xmlns:n='u'><n:Attr Name='size' value='5'/><title> A &amp; B </title></Rss>");

        assertThat(root.name()).isEqualTo("rss");
        assertThat(root.first("attr").orElseThrow().attribute("name")).isEqualTo("size");
        assertThat(root.textOf("title")).isEqualTo("A & B");
    }

    @Test
    void refusesADocumentTypeAndWithItEveryEntityBomb() {
        assertThatThrownBy(() -> read("<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><r>&b;</r>"))
                .isInstanceOfSatisfying(
                        BadXmlException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BadXmlException.Reason.DOCUMENT_TYPE));
    }

    @Test
    void refusesADocumentTypeThatOnlyNamesAFile() {
        assertThatThrownBy(() -> read("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>"))
                .isInstanceOf(BadXmlException.class);
    }

    @Test
    void mendsBareAmpersandsAndEntitiesOfHtmlButNotInsideCdata() {
        XmlElement root = read("<r><a>Tom & Jerry&nbsp;x</a><b><![CDATA[1 & 2 &amp; 3]]></b></r>");

        assertThat(root.textOf("a")).isEqualTo("Tom & Jerry&nbsp;x");
        assertThat(root.textOf("b")).isEqualTo("1 & 2 &amp; 3");
    }

    @Test
    void readsTheStatedEncodingAndPassesOverBytesOutsideOfIt() {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?><r>Amélie</r>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] broken =
                "<?xml version='1.0' encoding='utf-8'?><r>Am\u00e9lie\u0003</r>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(XmlTree.read(latin).text()).isEqualTo("Amélie");
        assertThat(XmlTree.read(broken).text()).isEqualTo("Am\uFFFDlie");
    }

    @Test
    void refusesNestingBeyondReason() {
        assertThatThrownBy(() -> read("<a>".repeat(500) + "</a>".repeat(500)))
                .isInstanceOfSatisfying(
                        BadXmlException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BadXmlException.Reason.TOO_LARGE));
    }

    @Test
    void refusesWhatIsNoXml() {
        assertThatThrownBy(() -> read("{\"status\":0}")).isInstanceOf(BadXmlException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(BadXmlException.class);
        assertThatThrownBy(() -> read("<r><a></r>")).isInstanceOf(BadXmlException.class);
    }

    private static XmlElement read(String text) {
        return XmlTree.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
