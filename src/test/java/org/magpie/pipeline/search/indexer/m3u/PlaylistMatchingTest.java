package org.magpie.pipeline.search.indexer.m3u;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Http;
import org.magpie.base.secret.FileVault;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.TitleIndex;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.provider.ProviderHttp;

/** How well the entries of a playlist are told apart, over a set that is labelled by how it is made. */
class PlaylistMatchingTest {
    private static final long SEED = 20_261_121;

    @TempDir
    private Path folder;

    /** What came of asking for everything that is wanted. */
    private record Score(int right, int wrong, int wanted, List<String> missed, List<String> mistaken) {
        double precision() {
            return (double) right / Math.max(1, right + wrong);
        }

        double recall() {
            return (double) right / wanted;
        }
    }

    @Test
    void takesWhatIsWantedAndNothingElse() throws IOException {
        LabelledPlaylist set = new LabelledPlaylist(SEED);
        Matching matching = matching(set);
        PlaylistSearch search = search(set.writeTo(folder.resolve("all.m3u")));

        Score films = score(set, search, matching, MediaKind.MOVIE);
        Score episodes = score(set, search, matching, MediaKind.SERIES);

        System.out.printf(
                Locale.ROOT,
                "films: precision %.4f recall %.4f; episodes: precision %.4f recall %.4f%n",
                films.precision(),
                films.recall(),
                episodes.precision(),
                episodes.recall());
        assertThat(films.precision()).as("mistaken %s", films.mistaken()).isGreaterThanOrEqualTo(0.99);
        assertThat(films.recall()).as("missed %s", films.missed()).isGreaterThanOrEqualTo(0.95);
        assertThat(episodes.precision()).as("mistaken %s", episodes.mistaken()).isGreaterThanOrEqualTo(0.99);
        assertThat(episodes.recall()).as("missed %s", episodes.missed()).isGreaterThanOrEqualTo(0.92);
    }

    static Matching matching(LabelledPlaylist set) {
        TitleIndex index = new TitleIndex(set.names());
        Map<Long, TitleFacts> library = set.byId();
        return new Matching(
                new GrammarReader(Vocabulary.standard()),
                () -> index,
                ids -> ids.stream().map(library::get).toList());
    }

    private PlaylistSearch search(Path file) {
        return new PlaylistSearch(
                1,
                "Playlist",
                new Playlist(
                        1,
                        "Playlist",
                        file.toString(),
                        folder,
                        new FileVault(new byte[32]),
                        Duration.ofHours(1),
                        new ProviderHttp(new Http("test")),
                        Clock.systemUTC()),
                720);
    }

    private static Score score(LabelledPlaylist set, PlaylistSearch search, Matching matching, MediaKind kind) {
        Map<String, Long> labels = set.labels();
        Map<Long, String> names = new java.util.HashMap<>();
        set.lines().forEach(line -> names.put(line.item(), line.name()));
        Map<String, String> raw = new java.util.HashMap<>();
        set.lines().forEach(line -> raw.put(line.address(), line.name()));
        Set<Long> found = new HashSet<>();
        int wanted = 0;
        List<String> mistaken = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (TitleFacts title : set.library()) {
            if (title.kind() != kind) {
                continue;
            }
            for (ItemFacts item : title.items()) {
                wanted++;
                Query query = query(title, item);
                List<Release> releases = search.search(query);
                for (Candidate candidate : matching.match(releases, query).candidates()) {
                    if (candidate.confidence() >= Matching.AUTOMATIC
                            && candidate.titleId() == title.id()
                            && candidate.itemIds().contains(item.id())) {
                        String address = candidate.release().link().toString();
                        if (labels.getOrDefault(address, 0L) == item.id()) {
                            found.add(item.id());
                        } else {
                            mistaken.add(title.name() + " (" + title.year() + ") <- "
                                    + candidate.release().name() + " from "
                                    + raw.get(address));
                        }
                    }
                }
                if (!found.contains(item.id())) {
                    missed.add(title.name() + " (" + title.year() + ") was " + names.get(item.id()));
                }
            }
        }
        return new Score(found.size(), mistaken.size(), wanted, missed, mistaken);
    }

    static Query query(TitleFacts title, ItemFacts item) {
        Scope scope = title.kind() == MediaKind.MOVIE
                ? new Scope.Whole()
                : new Scope.Episode(item.details().season(), item.details().number(), null, null);
        return new Query(
                title.kind(),
                title.id(),
                Stream.concat(Stream.of(title.name()), title.aliases().stream()).toList(),
                title.year(),
                title.ids(),
                scope,
                "test");
    }
}
