package org.magpie.base.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.DiskException;

class RootTest {
    @TempDir
    Path folder;

    private Path films;
    private Root root;

    @BeforeEach
    void make() throws Exception {
        films = Files.createDirectories(folder.resolve("films"));
        root = new Root(films);
    }

    private void assertOutside(String relative) {
        assertThatThrownBy(() -> root.resolve(relative))
                .as(relative)
                .isInstanceOf(DiskException.class)
                .extracting("reason")
                .isEqualTo(DiskException.Reason.OUTSIDE_ROOT);
    }

    @Test
    void what_is_within_is_resolved_whether_it_is_there_or_not() {
        assertThat(root.resolve("A (2020)/a.mkv")).isEqualTo(films.resolve("A (2020)/a.mkv"));
        assertThat(root.resolve("x/../y")).isEqualTo(films.resolve("y"));
        assertThat(root.resolve("")).isEqualTo(films);
        assertThat(root.resolve("..hidden")).isEqualTo(films.resolve("..hidden"));
    }

    @Test
    void what_leads_out_is_refused() {
        assertOutside("../../etc/passwd");
        assertOutside("..");
        assertOutside("a/../../b");
        assertOutside("/etc/passwd");
        assertOutside("../films-of-another");
        assertOutside("a\0b");
    }

    @Test
    void a_link_that_leads_out_is_refused_and_one_that_stays_within_is_not() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(films.resolve("escape"), outside);
        Files.createSymbolicLink(films.resolve("broken"), folder.resolve("nowhere"));
        Files.createDirectories(films.resolve("real"));
        Files.createSymbolicLink(films.resolve("alias"), films.resolve("real"));
        assertOutside("escape");
        assertOutside("escape/new/file.mkv");
        assertOutside("broken/file.mkv");
        assertThat(root.resolve("alias/file.mkv")).isEqualTo(films.resolve("alias/file.mkv"));
        assertThat(root.contains(films.resolve("escape/x"))).isFalse();
        assertThat(root.contains(films.resolve("alias/x"))).isTrue();
        assertThat(root.contains(outside)).isFalse();
    }

    @Test
    void the_root_itself_may_be_a_link() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), films);
        assertThat(new Root(link).resolve("a.mkv")).isEqualTo(link.resolve("a.mkv"));
    }

    @Test
    void a_root_that_is_not_there_yet_can_be_resolved_in() {
        assertThat(new Root(folder.resolve("later")).resolve("a")).isEqualTo(folder.resolve("later/a"));
        assertThatThrownBy(() -> new Root(folder.resolve("later")).resolve("../a"))
                .isInstanceOf(DiskException.class);
    }
}
