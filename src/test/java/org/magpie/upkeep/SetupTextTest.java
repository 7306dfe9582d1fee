package org.magpie.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;

class SetupTextTest {
    private String json(String written) {
        return text.read(written).tree().toString();
    }

    private final SetupText text = new SetupText(Map.of("HOME_OF_FILMS", "/srv/\"films\"")::get);

    @Test
    void jsonIsReadAsItIs() {
        assertThat(json("{\n  \"magpie\": 1 }")).isEqualTo("{\"magpie\":1}");
    }

    @Test
    void yamlBecomesJson() {
        assertThat(json("magpie: 1\nfolders:\n- kind: MOVIE\n  path: /a\n"))
                .isEqualTo("{\"magpie\":1,\"folders\":[{\"kind\":\"MOVIE\",\"path\":\"/a\"}]}");
    }

    @Test
    void variablesAreFilledInAndCannotBreakOutOfTheirValue() {
        assertThat(json("path: ${HOME_OF_FILMS}/new")).isEqualTo("{\"path\":\"/srv/\\\"films\\\"/new\"}");
        assertThat(json("{\"path\": \"${HOME_OF_FILMS}\"}")).isEqualTo("{\"path\":\"/srv/\\\"films\\\"\"}");
        assertThat(json("path: ${NOT_SET:-/b}")).isEqualTo("{\"path\":\"/b\"}");
        assertThat(json("pattern: $${Title} ${ x")).isEqualTo("{\"pattern\":\"${Title} ${ x\"}");
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> json("path: ${NOT_SET}")).isInstanceOfSatisfying(UserException.class, failure -> {
            assertThat(failure.said().key()).isEqualTo("setup.at");
            assertThat(failure.said().arguments()).containsExactly(1, 1, Message.of("setup.no-variable", "NOT_SET"));
        });
    }

    @Test
    void whatIsNeitherIsAnsweredWithItsLineAndNotQuoted() {
        assertThatThrownBy(() -> json("magpie: 1\nkey: [s3cret"))
                .isInstanceOfSatisfying(UserException.class, failure -> {
                    assertThat(failure.said().key()).isEqualTo("setup.not-readable");
                    assertThat(failure.said().arguments().toString()).doesNotContain("s3cret");
                });
    }

    @Test
    void aDocumentCannotGrowByAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int at = 1; at < 12; at++) {
            bomb.append("a%d: &a%d [".formatted(at, at));
            for (int again = 0; again < 10; again++) {
                bomb.append("*a").append(at - 1).append(again < 9 ? ", " : "]\n");
            }
        }
        assertThat(json(bomb.toString())).hasSizeLessThan(2 * bomb.length());
    }

    @Test
    void aNameThatStandsTwiceIsRefusedWhereItStandsAgain() {
        for (String twice : List.of(
                "magpie: 1\nfolders: []\nplugs: []\nfolders: []\n",
                "{\"magpie\": 1,\n\n\n\"folders\": [], \"folders\": []}",
                "magpie: 1\nfolders:\n- kind: MOVIE\n  kind: SERIES\n",
                "plugs: []\n---\nmagpie: 1\nplugs: []\n")) {
            assertThatThrownBy(() -> json(twice)).as(twice).isInstanceOfSatisfying(UserException.class, failure -> {
                assertThat(failure.said().key()).isEqualTo("setup.twice");
                assertThat(failure.said().arguments()).first().isEqualTo(4);
            });
        }
        assertThat(json("a: {kind: x}\nb: [{kind: x}, {kind: x}]")).contains("kind");
    }

    @Test
    void anEmptyEntryOfAListIsRefusedWhereverItStands() {
        for (String empty :
                List.of("magpie: 1\nfolders:\n- ~\n", "{\"magpie\": 1,\n\n\"plugs\": [{\"tags\": [null]}]}")) {
            assertThatThrownBy(() -> json(empty)).isInstanceOfSatisfying(UserException.class, failure -> {
                assertThat(failure.said().key()).isEqualTo("setup.empty-entry");
                assertThat(failure.said().arguments()).first().isEqualTo(3);
            });
        }
    }
}
