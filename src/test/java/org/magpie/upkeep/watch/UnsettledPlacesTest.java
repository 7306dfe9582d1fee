package org.magpie.upkeep.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsettledPlacesTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void a_file_is_given_out_once_it_has_looked_the_same_for_ten_seconds() throws IOException {
        UnsettledPlaces places = new UnsettledPlaces(root, Duration.ofSeconds(10));
        Files.writeString(root.resolve("film.mkv"), "a");
        assertThat(places.touch("film.mkv", NOON)).isTrue();
        assertThat(places.settled(NOON.plusSeconds(9))).isEmpty();
        Files.writeString(root.resolve("film.mkv"), "ab");
        assertThat(places.settled(NOON.plusSeconds(10))).as("it grew").isEmpty();
        assertThat(places.settled(NOON.plusSeconds(19))).isEmpty();
        assertThat(places.settled(NOON.plusSeconds(20))).containsExactly("film.mkv");
        assertThat(places.isEmpty()).isTrue();
    }

    @Test
    void what_is_gone_settles_too_and_a_clock_that_is_set_back_holds_up_nothing() {
        UnsettledPlaces places = new UnsettledPlaces(root, Duration.ofSeconds(10));
        places.touch("gone", NOON);
        assertThat(places.settled(NOON.minusSeconds(3_600))).isEmpty();
        assertThat(places.settled(NOON.minusSeconds(3_590))).containsExactly("gone");
    }

    @Test
    void only_so_many_are_kept() {
        UnsettledPlaces places = new UnsettledPlaces(root, Duration.ofSeconds(10));
        for (int at = 0; at < UnsettledPlaces.MOST; at++) {
            assertThat(places.touch("film " + at, NOON)).isTrue();
        }
        assertThat(places.touch("one more", NOON)).isFalse();
        assertThat(places.touch("film 7", NOON)).isTrue();
    }
}
