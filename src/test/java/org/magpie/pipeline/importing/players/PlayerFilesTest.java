package org.magpie.pipeline.importing.players;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.magpie.pipeline.importing.players.PlayersFixture.read;
import static org.magpie.pipeline.importing.players.PlayersFixture.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.players.PlayerFiles.Figures;
import org.magpie.pipeline.importing.players.PlayerFiles.Removable;

class PlayerFilesTest {
    private static final String FILM = "Night Ferry (1951)/Night Ferry.mkv";
    private static final String FILM_NFO = "Night Ferry (1951)/Night Ferry.nfo";

    @TempDir
    private Path folder;

    private PlayersFixture world;

    @BeforeEach
    void open() {
        world = new PlayersFixture(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long film() {
        long title = world.title(MediaKind.MOVIE, "Night Ferry", 1951, "Night Ferry (1951)");
        world.knownAs(title, "tmdb", "603");
        world.knownAs(title, "imdb", "tt0133093");
        return title;
    }

    private Path at(MediaKind kind, String path) {
        return world.root(kind).resolve(path);
    }

    private String nfo() {
        return read(at(MediaKind.MOVIE, FILM_NFO));
    }

    @Test
    void nothing_is_written_unless_a_person_wants_it() {
        long title = film();
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly(FILM);
        assertThatThrownBy(() -> world.players().write(world.rootId(MediaKind.MOVIE)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("players.off");
    }

    @Test
    void what_is_imported_is_written_with_its_ids_and_never_with_a_bare_id() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        world.picture(title, Artwork.Kind.POSTER, "a poster");
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly(FILM, FILM_NFO, "Night Ferry (1951)/poster.jpg");
        assertThat(nfo())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<movie>")
                .contains("<uniqueid type=\"tmdb\" default=\"true\">603</uniqueid>")
                .contains("<uniqueid type=\"imdb\">tt0133093</uniqueid>")
                .contains("<plot>A quiet plot &amp; more.</plot>")
                .contains("<year>1951</year>", "<premiered>1951-05-17</premiered>")
                .doesNotContain("<id>");
    }

    @Test
    void a_series_has_its_file_and_a_video_of_two_episodes_tells_of_both() {
        world.on(MediaKind.SERIES, PlayerDialect.JELLYFIN);
        long title = world.title(MediaKind.SERIES, "Quiet Coast", 2001, "Quiet Coast");
        world.knownAs(title, "tvdb", "79168");
        long first = world.episode(title, 1, 1, "The <Start>");
        long second = world.episode(title, 1, 2, "静かな海");
        world.picture(title, Artwork.Kind.BACKDROP, "wide");
        world.file(MediaKind.SERIES, title, "Quiet Coast/Season 01/S01E01-E02.mkv", first, second);
        assertThat(world.disk(MediaKind.SERIES))
                .containsExactly(
                        "Quiet Coast/Season 01/S01E01-E02.mkv",
                        "Quiet Coast/Season 01/S01E01-E02.nfo",
                        "Quiet Coast/backdrop.jpg",
                        "Quiet Coast/tvshow.nfo");
        String written = read(at(MediaKind.SERIES, "Quiet Coast/Season 01/S01E01-E02.nfo"));
        assertThat(written.split("<episodedetails>", -1)).hasSize(3);
        assertThat(written)
                .contains("<title>The &lt;Start&gt;</title>", "<title>静かな海</title>", "<episodenumberend>2<")
                .contains("<uniqueid type=\"tvmaze\" default=\"true\">");
        assertThat(read(at(MediaKind.SERIES, "Quiet Coast/tvshow.nfo")))
                .contains("<uniqueid type=\"tvdb\" default=\"true\">79168</uniqueid>", "<status>Ended</status>");
    }

    @Test
    void what_a_player_or_a_person_wrote_stays_while_the_rest_is_renewed() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        Path nfo = at(MediaKind.MOVIE, FILM_NFO);
        write(
                nfo,
                nfo().replace("<plot>A quiet plot &amp; more.</plot>", "<plot>My own words</plot>")
                        .replace(
                                "</movie>",
                                "<watched>true</watched><playcount>3</playcount><userrating>9</userrating>"
                                        + "<mine CaseKept=\"Yes\"><Inner>1</Inner></mine></movie>\nhttps://www.imdb.com/title/tt0133093\n"));
        world.sql("update title set name = 'Night Boat', overview = 'A new plot' where id = ?", title);
        world.changed(title);
        assertThat(nfo())
                .contains("<title>Night Boat</title>", "<plot>My own words</plot>", "<watched>true</watched>")
                .contains(
                        "<playcount>3</playcount>",
                        "<userrating>9</userrating>",
                        "<mine CaseKept=\"Yes\">",
                        "<Inner>1<")
                .endsWith("https://www.imdb.com/title/tt0133093\n");
        // And once more: what was kept is kept for good.
        world.sql("update title set name = 'Night Ship' where id = ?", title);
        world.changed(title);
        assertThat(nfo()).contains("<title>Night Ship</title>", "<plot>My own words</plot>", "<watched>true</watched>");
    }

    @Test
    void a_locked_file_and_one_that_cannot_be_read_and_one_of_another_program_are_left() {
        world.on(MediaKind.MOVIE, PlayerDialect.EMBY);
        long title = film();
        long item = world.film(title);
        write(at(MediaKind.MOVIE, FILM_NFO), "<movie><title>Somebody's</title></movie>");
        world.file(MediaKind.MOVIE, title, FILM, item);
        assertThat(nfo()).isEqualTo("<movie><title>Somebody's</title></movie>");
        long other = world.title(MediaKind.MOVIE, "Other", 1960, "Other");
        world.file(MediaKind.MOVIE, other, "Other/Other.mkv", world.film(other));
        Path nfo = at(MediaKind.MOVIE, "Other/Other.nfo");
        for (String locked : List.of(
                read(nfo).replace("</movie>", "<lockdata>true</lockdata></movie>"),
                read(nfo) + "<broken",
                "<!DOCTYPE movie [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + read(nfo))) {
            write(nfo, locked);
            world.sql("update title set name = concat(name, '!') where id = ?", other);
            world.changed(other);
            assertThat(read(nfo)).isEqualTo(locked);
        }
    }

    @Test
    void a_file_follows_its_video_when_organised_and_back_also_when_it_was_renewed_in_between() {
        world.on(MediaKind.SERIES, PlayerDialect.KODI);
        long title = world.title(MediaKind.SERIES, "Quiet Coast", 2001, "Quiet Coast (2001)");
        long item = world.episode(title, 1, 1, "Start");
        world.file(MediaKind.SERIES, title, "Quiet Coast (2001)/old.mkv", item);
        Path old = at(MediaKind.SERIES, "Quiet Coast (2001)/old.nfo");
        write(old, read(old).replace("</episodedetails>", "<watched>true</watched></episodedetails>"));
        long entry = world.organise(title, Map.of(item, "Season 01/new"));
        Path fresh = at(MediaKind.SERIES, "Quiet Coast (2001)/Season 01/new.nfo");
        assertThat(read(fresh)).contains("<watched>true</watched>");
        world.sql("update item set name = 'The start' where id = ?", item);
        world.changed(title);
        assertThat(read(fresh)).contains("<title>The start</title>", "<watched>true</watched>");
        world.undo(entry, title);
        assertThat(world.disk(MediaKind.SERIES))
                .containsExactly(
                        "Quiet Coast (2001)/old.mkv", "Quiet Coast (2001)/old.nfo", "Quiet Coast (2001)/tvshow.nfo");
        assertThat(read(old)).contains("<title>The start</title>", "<watched>true</watched>");
        world.sql("update item set name = 'Begin' where id = ?", item);
        world.changed(title);
        assertThat(read(old)).contains("<title>Begin</title>");
    }

    @Test
    void a_video_that_is_replaced_by_one_of_another_name_hands_on_what_was_watched() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        long item = world.film(title);
        long old = world.file(MediaKind.MOVIE, title, FILM, item);
        write(
                at(MediaKind.MOVIE, FILM_NFO),
                nfo().replace("</movie>", "<playcount>2</playcount><lastplayed>2026-01-01</lastplayed></movie>"));
        Path better = at(MediaKind.MOVIE, "Night Ferry (1951)/Night Ferry 1080p.mkv");
        write(better, "better");
        world.test().store().change(unit -> world.test().library().removeFile(unit, old));
        world.row(MediaKind.MOVIE, title, "Night Ferry (1951)/Night Ferry 1080p.mkv", null, item);
        assertThat(read(at(MediaKind.MOVIE, "Night Ferry (1951)/Night Ferry 1080p.nfo")))
                .contains("<playcount>2</playcount>", "<lastplayed>2026-01-01</lastplayed>", ">603</uniqueid>");
        // The old video still lies there: its file is left to it.
        assertThat(Files.exists(at(MediaKind.MOVIE, FILM_NFO))).isTrue();
    }

    @Test
    void what_a_removed_video_leaves_behind_goes_into_the_recycle_folder_and_is_there_again_when_that_is_undone() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        world.picture(title, Artwork.Kind.POSTER, "a poster");
        long file = world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        long entry = world.remove(file);
        assertThat(world.disk(MediaKind.MOVIE)).isEmpty();
        world.undo(entry, title);
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly(FILM, FILM_NFO, "Night Ferry (1951)/poster.jpg");
    }

    @Test
    void what_a_person_wrote_into_the_file_of_a_removed_video_stays() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        long file = world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        write(at(MediaKind.MOVIE, FILM_NFO), nfo().replace("</movie>", "<userrating>9</userrating></movie>"));
        world.remove(file);
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly(FILM_NFO);
    }

    @Test
    void a_disk_that_is_away_costs_nothing() throws IOException {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        Path away = folder.resolve("away");
        Files.move(world.root(MediaKind.MOVIE), away);
        world.sql("update title set name = 'Changed' where id = ?", title);
        world.changed(title);
        assertThat(world.root(MediaKind.MOVIE)).doesNotExist();
        Files.move(away, world.root(MediaKind.MOVIE));
        world.changed(title);
        assertThat(nfo()).contains("<title>Changed</title>");
    }

    @Test
    void a_picture_of_a_person_is_never_replaced() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        write(at(MediaKind.MOVIE, "Night Ferry (1951)/folder.png"), "mine");
        write(at(MediaKind.MOVIE, "Night Ferry (1951)/fanart.jpg"), "mine");
        world.picture(title, Artwork.Kind.POSTER, "a poster");
        world.picture(title, Artwork.Kind.BACKDROP, "wide");
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        assertThat(world.disk(MediaKind.MOVIE)).doesNotContain("Night Ferry (1951)/poster.jpg");
        assertThat(read(at(MediaKind.MOVIE, "Night Ferry (1951)/fanart.jpg"))).isEqualTo("mine");
    }

    @Test
    void what_was_written_but_not_noted_as_magpie_ended_in_between_is_kept_up_to_date() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        world.picture(title, Artwork.Kind.POSTER, "a poster");
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        world.sql("delete from player_file");
        world.changed(title);
        world.sql("update title set name = 'Night Boat' where id = ?", title);
        world.picture(title, Artwork.Kind.POSTER, "another poster");
        world.changed(title);
        assertThat(nfo()).contains("<title>Night Boat</title>");
        assertThat(read(at(MediaKind.MOVIE, "Night Ferry (1951)/poster.jpg"))).isEqualTo("another poster");
        // Ended after the renewal, before it was noted.
        world.sql("update player_file set hash = 'before', made = 'before', parts = '{}'");
        world.changed(title);
        world.sql("update title set name = 'Night Ship' where id = ?", title);
        world.changed(title);
        assertThat(nfo()).contains("<title>Night Ship</title>");
    }

    @Test
    void films_that_share_a_folder_have_files_of_their_own_names() {
        world.players()
                .choose(
                        world.rootId(MediaKind.MOVIE),
                        new PlayerSettings(PlayerDialect.KODI, true, true, FilmNfo.MOVIE));
        for (String name : List.of("One", "Two")) {
            long title = world.title(MediaKind.MOVIE, name, 1960, "");
            world.picture(title, Artwork.Kind.POSTER, name);
            world.file(MediaKind.MOVIE, title, name + ".mkv", world.film(title));
        }
        long own = film();
        world.file(MediaKind.MOVIE, own, FILM, world.film(own));
        assertThat(world.disk(MediaKind.MOVIE))
                .containsExactly(
                        FILM,
                        "Night Ferry (1951)/movie.nfo",
                        "One-poster.jpg",
                        "One.mkv",
                        "One.nfo",
                        "Two-poster.jpg",
                        "Two.mkv",
                        "Two.nfo");
    }

    @Test
    void a_link_out_of_the_root_folder_is_not_followed() throws IOException {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(world.root(MediaKind.MOVIE).resolve("Night Ferry (1951)"), outside);
        long title = film();
        write(outside.resolve("Night Ferry.mkv"), "x");
        world.row(MediaKind.MOVIE, title, FILM, null, world.film(title));
        assertThat(outside.resolve("Night Ferry.nfo")).doesNotExist();
    }

    @Test
    void a_whole_root_folder_is_looked_at_written_and_taken_back_again() {
        for (int at = 0; at < 5; at++) {
            long title = world.title(MediaKind.MOVIE, "Film " + at, 1960 + at, "Film " + at);
            world.file(MediaKind.MOVIE, title, "Film " + at + "/Film.mkv", world.film(title));
        }
        long root = world.rootId(MediaKind.MOVIE);
        world.players().choose(root, new PlayerSettings(PlayerDialect.KODI, true, false, FilmNfo.FILE_NAME));
        write(at(MediaKind.MOVIE, "Film 0/Film.nfo"), "<movie/>");
        assertThat(world.players().look(root, Progress.NONE)).isEqualTo(new Figures(4, 0, 0, 1));
        world.await(world.players().write(root));
        assertThat(world.disk(MediaKind.MOVIE)).hasSize(10);
        assertThat(world.players().look(root, Progress.NONE)).isEqualTo(new Figures(0, 0, 4, 1));
        write(at(MediaKind.MOVIE, "Film 1/Film.nfo"), "<movie><watched>true</watched></movie>");
        // Taken off, everything stays.
        world.players().choose(root, PlayerSettings.OFF);
        world.players().resume();
        world.settle();
        assertThat(world.disk(MediaKind.MOVIE)).hasSize(10);
        assertThat(world.players().removable(root)).isEqualTo(new Removable(3, 1));
        world.await(world.players().remove(root));
        assertThat(world.disk(MediaKind.MOVIE)).hasSize(7).contains("Film 0/Film.nfo", "Film 1/Film.nfo");
        world.undo().undo(world.undo().recent(1).getFirst().id());
        assertThat(world.disk(MediaKind.MOVIE)).hasSize(10);
        assertThat(world.players().removable(root)).isEqualTo(new Removable(3, 1));
    }

    @Test
    void what_was_not_written_before_the_end_is_written_after_the_next_start() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        long item = world.film(title);
        write(at(MediaKind.MOVIE, FILM), "x");
        world.players().close();
        world.row(MediaKind.MOVIE, title, FILM, null, item);
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly(FILM);
        new PlayerRows(world.test().store()).wait(Set.of(title));
        try (StoredPlayerFiles next = world.next()) {
            next.resume();
            world.settle();
        }
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly(FILM, FILM_NFO);
    }

    @Test
    void music_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> world.on(MediaKind.MUSIC, PlayerDialect.KODI))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("players.kind");
    }

    @Test
    void what_xml_cannot_write_is_left_out_and_nothing_is_longer_than_a_person_reads() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = world.title(MediaKind.MOVIE, "Night\u0000 \u0007Ferry\uFFFE ]]>", 1951, "Night Ferry (1951)");
        world.sql("update title set overview = ? where id = ?", "long ".repeat(100_000), title);
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        assertThat(nfo()).contains("<title>Night Ferry ]]&gt;</title>").hasSizeLessThan(30_000);
        assertThat(NfoDocument.read(nfo().getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @Test
    void a_file_that_is_larger_than_any_nfo_is_left() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long title = film();
        world.file(MediaKind.MOVIE, title, FILM, world.film(title));
        String large = nfo().replace("</movie>", "<mine>" + "x".repeat(1 << 20) + "</mine></movie>");
        write(at(MediaKind.MOVIE, FILM_NFO), large);
        world.sql("update title set name = 'Changed' where id = ?", title);
        world.changed(title);
        assertThat(nfo()).isEqualTo(large);
    }

    @Test
    void a_root_folder_that_is_let_go_of_and_put_back_is_set_up_as_it_was() {
        world.on(MediaKind.MOVIE, PlayerDialect.EMBY);
        PlayerSettings before = world.players().settings(world.rootId(MediaKind.MOVIE));
        world.test().roots().remove(world.rootId(MediaKind.MOVIE));
        assertThat(world.players().settings()).isEmpty();
        world.undo().undo(world.undo().recent(1).getFirst().id());
        assertThat(world.players().settings(world.rootId(MediaKind.MOVIE))).isEqualTo(before);
    }

    @Test
    void what_a_title_leaves_behind_that_is_removed_with_its_files_goes_with_it_and_stays_where_the_files_stay() {
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        long gone = film();
        long file = world.file(MediaKind.MOVIE, gone, FILM, world.film(gone));
        long kept = world.title(MediaKind.MOVIE, "Kept", 1960, "Kept");
        world.file(MediaKind.MOVIE, kept, "Kept/Kept.mkv", world.film(kept));
        world.remove(file);
        for (long each : List.of(gone, kept)) {
            world.sql("delete from title where id = ?", each);
            world.changed(each);
        }
        assertThat(world.disk(MediaKind.MOVIE)).containsExactly("Kept/Kept.mkv", "Kept/Kept.nfo");
        assertThat(at(MediaKind.MOVIE, "Night Ferry (1951)")).doesNotExist();
    }

    @Test
    void the_files_of_a_whole_title_go_with_it_in_one_step() throws IOException {
        world.on(MediaKind.SERIES, PlayerDialect.KODI);
        long title = world.title(MediaKind.SERIES, "Quiet Coast", 2001, "Quiet Coast");
        world.file(MediaKind.SERIES, title, "Quiet Coast/Season 01/E1.mkv", world.episode(title, 1, 1, "One"));
        Files.delete(at(MediaKind.SERIES, "Quiet Coast/Season 01/E1.mkv"));
        world.sql("delete from title where id = ?", title);
        world.changed(title);
        assertThat(world.disk(MediaKind.SERIES)).isEmpty();
        assertThat(at(MediaKind.SERIES, "Quiet Coast")).doesNotExist();
    }
}
