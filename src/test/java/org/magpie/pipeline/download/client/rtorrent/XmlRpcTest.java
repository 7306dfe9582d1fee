package org.magpie.pipeline.download.client.rtorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.BadXmlException;

class XmlRpcTest {
    @Test
    void namesOfAnyKindArriveAsTheyWere() {
        byte[] call = XmlRpc.call("load.start", List.of("", "a<b>&c\u0001", 7L, new byte[] {1, 2}));
        assertThat(new String(call, StandardCharsets.UTF_8))
                .contains("<string>a&lt;b&gt;&amp;c</string>", "<i8>7</i8>", "<base64>AQI=</base64>");
    }

    @Test
    void tablesAreReadRowByRow() {
        assertThat(read("<params><param><value><array><data><value><array><data>"
                        + "<value><string>A</string></value><value><i8>-3</i8></value><value>bare</value>"
                        + "</data></array></value></data></array></value></param></params>"))
                .isEqualTo(new XmlRpc.Reply.Value(List.of(List.of("A", -3L, "bare"))));
    }

    @Test
    void aNoIsRead() {
        assertThat(read("<fault><value><struct><member><name>faultCode</name><value><i4>-501</i4></value></member>"
                        + "<member><name>faultString</name><value><string>Could not find info-hash.</string></value>"
                        + "</member></struct></value></fault>"))
                .isEqualTo(new XmlRpc.Reply.Fault(-501, "Could not find info-hash."));
    }

    @Test
    void aDocumentTypeIsRefused() {
        String document = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + "<methodResponse><params><param><value>&a;</value></param></params></methodResponse>";
        assertThatThrownBy(() -> XmlRpc.read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadXmlException.class);
    }

    @Test
    void anotherDocumentIsRefused() {
        assertThatThrownBy(() -> XmlRpc.read("<html><body/></html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestOfScgiNamesItsLengthFirst() {
        assertThat(new String(Scgi.request("<x/>".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .matches("(?s)\\d+:CONTENT_LENGTH\0" + "4\0SCGI\0" + "1\0.*,<x/>");
    }

    private static XmlRpc.Reply read(String inner) {
        return XmlRpc.read(("<?xml version=\"1.0\"?><methodResponse>" + inner + "</methodResponse>")
                .getBytes(StandardCharsets.UTF_8));
    }
}
