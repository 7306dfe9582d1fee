package org.magpie.pipeline.search.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorrentNamesTest {
    private static final String PIECES = "6:pieces20:aaaaaaaaaaaaaaaaaaaa";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd.mkv",
                "a/b",
                "a\\b",
                "C:\\x",
                "d:x.mkv",
                "..",
                ".",
                "",
                "  ",
                "a\0b",
                "NUL",
                "con.mkv",
                "COM1.txt",
                "lpt9"
            })
    void whatIsNotTheNameOfOneThingIsFoundWhereverItStands(String bad) {
        assertThat(unsafe("d4:name" + text(bad) + "6:lengthi5e" + PIECES + "e")).isEqualTo(bad);
        assertThat(unsafe("d4:name4:good10:name.utf-8" + text(bad) + "6:lengthi5e" + PIECES + "e"))
                .isEqualTo(bad);
        assertThat(unsafe(files("4:path", bad))).isEqualTo(bad);
        assertThat(unsafe(files("10:path.utf-8", bad))).isEqualTo(bad);
        if (!bad.isEmpty()) { // under the empty name stands what a file is
            assertThat(unsafe("d9:file treed" + text(bad) + "d0:d6:lengthi5eeee4:name4:good" + PIECES + "e"))
                    .isEqualTo(bad);
        }
    }

    @Test
    void namesOfRealFilesAreLeftInPeace() {
        for (String name : List.of(
                "Harbor.Lights.2021.1080p.mkv",
                ".pad",
                "...And Justice",
                "Auxiliary",
                "console",
                "A: B",
                "с пробелом")) {
            assertThat(unsafe(files("4:path", name))).isNull();
        }
    }

    private static String files(String key, String part) {
        return "d5:filesld6:lengthi5e" + key + "l3:sub" + text(part) + "eee4:name4:good" + PIECES + "e";
    }

    private static String text(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length + ":" + name;
    }

    private static @Nullable String unsafe(String info) {
        return Torrent.read(("d4:info" + info + "e").getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .unsafe();
    }
}
