package org.magpie.pipeline.search.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.BadXmlException;
import org.magpie.base.text.XmlElement;
import org.magpie.base.text.XmlTree;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.TorrentTerms;
import org.magpie.pipeline.search.indexer.hdbits.HdBits;
import org.magpie.pipeline.search.indexer.hdbits.HdBitsSearch;
import org.magpie.pipeline.search.indexer.m3u.M3uReader;
import org.magpie.pipeline.search.indexer.m3u.PlaylistIndex;
import org.magpie.pipeline.search.indexer.m3u.PlaylistName;
import org.magpie.pipeline.search.indexer.m3u.PlaylistText;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.testing.Shared;

/** Answers of real indexers, read in place. */
class SampleFeedsTest {
    private static final Set<String> USENET = Set.of("Newznab", "Omgwtfnzbs", "Fanzub", "Headphones");

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isReadOrRefusedWithAReason(String name) throws IOException {
        Path file = root().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith(".json")) {
            readsOrRefusesJson(name, bytes);
            return;
        }
        XmlElement root = XmlTree.read(bytes);
        if (root.name().equals("caps")) {
            assertThat(NewznabCaps.read(root).modes()).containsKey("search");
            return;
        }
        if (root.name().equals("error")) {
            assertThat(root.attribute("code")).isNotEmpty();
            return;
        }
        Feed.Read read = feed(file).read(root);
        long items = Pattern.compile("<item[\\s>]")
                .matcher(new String(bytes, StandardCharsets.UTF_8))
                .results()
                .count();
        assertThat(read.releases().size() + read.refused().size()).as("items").isEqualTo((int) items);
        assertThat(read.releases()).allSatisfy(SampleFeedsTest::isUsable);
        assertThat(read.refused()).allSatisfy(reason -> assertThat(reason.key()).startsWith("indexer.item."));
        boolean allGood = !name.contains("invalid") && !name.contains("indexerflags");
        if (allGood) {
            assertThat(read.refused()).as("refused").isEmpty();
        }
    }

    /** The one API of JSON that is spoken reads its own answers and refuses all others; no feed reader takes any of them. */
    private static void readsOrRefusesJson(String name, byte[] bytes) {
        assertThatThrownBy(() -> XmlTree.read(bytes)).isInstanceOf(BadXmlException.class);
        if (!name.contains("HdBits")) {
            assertThatThrownBy(() -> HdBitsSearch.data(bytes)).isInstanceOf(ProviderException.BadAnswer.class);
            return;
        }
        List<Release> releases = hdBits().read(HdBitsSearch.data(bytes));
        assertThat(releases).hasSize(2).allSatisfy(SampleFeedsTest::isUsable);
        assertThat(releases.getFirst().ids()).containsEntry("tvdb", "78901");
        assertThat(releases.getFirst().published()).isEqualTo(Instant.ofEpochSecond(1428179446));
    }

    private static void isUsable(Release release) {
        assertThat(release.name()).isNotBlank();
        assertThat(release.link().getScheme()).isIn("http", "https", "magnet");
        assertThat(release.size()).isNotEqualTo(0);
    }

    private static HdBitsSearch hdBits() {
        URI address = URI.create("https://example.org");
        HdBits.Settings settings = new HdBits.Settings(
                address.toString(), "someone", new Secret("key"), false, TorrentTerms.USUAL, IndexerUse.EVERYTHING);
        return new HdBitsSearch(1, "HDBits", address, settings, new ProviderHttp(new Http("test")));
    }

    static List<String> samples() throws IOException {
        Path root = Shared.folder("samples").orElse(Path.of(""));
        if (root.equals(Path.of(""))) {
            return List.of("(not beside the project)");
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(file -> root.relativize(file).toString())
                    .filter(file -> file.contains("Indexers") && (file.endsWith(".xml") || file.endsWith(".json")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readsEveryEntryOfARealPlaylist() throws IOException {
        Path file = root().resolve("m3u/stalkeer-sample.m3u");
        List<PlaylistName> names = new ArrayList<>();
        M3uReader.Result result;
        try (InputStream in = Files.newInputStream(file)) {
            result = new M3uReader(in).read(1_000, entry -> names.add(PlaylistName.of(entry.name(), entry.group())));
        }
        PlaylistIndex.Contents held =
                PlaylistIndex.of(new PlaylistText.Plain(file)).contents();

        assertThat(result).isEqualTo(new M3uReader.Result(44, 0));
        assertThat(held.films() + held.episodes()).isEqualTo(44);
        assertThat(held.series()).isPositive();
        assertThat(names)
                .extracting(name -> name.titles().getFirst() + " " + name.year() + " " + name.episode())
                .contains(
                        "Joker : Folie à deux 2024 -1",
                        "The Goat Life 2024 -1",
                        "Hunter with a scalpel null 1",
                        "Clifford null -1");
    }

    @Test
    void readsWhatATorznabServerStates() throws IOException {
        Release first = releases("Lidarr/Indexers/Torznab/torznab_tpb.xml").getFirst();

        assertThat(first.seeders()).isEqualTo(34128);
        assertThat(first.leechers()).isEqualTo(36724 - 34128);
        assertThat(first.infoHash()).isEqualTo("9fb267cff5ae5603f07a347676ec3bf3e35f75e1");
        assertThat(first.size()).isEqualTo(388895872L);
        assertThat(first.link().getScheme()).isEqualTo("magnet");
    }

    @Test
    void readsLanguagesAndFlagsOfANewznabServer() throws IOException {
        assertThat(releases("Lidarr/Indexers/Newznab/newznab_language.xml")
                        .getFirst()
                        .languages())
                .containsExactlyInAnyOrder("English", "Japanese");
        assertThat(releases("Radarr/Indexers/Newznab/newznab_indexerflags.xml"))
                .extracting(release -> release.guid() + " " + release.flags())
                .contains("prematch=1 attribute [scene]", "prematch=0 attribute []", "nuked=1 attribute [nuked]");
    }

    @Test
    void findsTheFactsOfTrackersThatUseWordsInsteadOfAttributes() throws IOException {
        Release evolution =
                releases("Lidarr/Indexers/TorrentRss/EvolutionWorld.xml").getFirst();
        Release ezrss = releases("Lidarr/Indexers/TorrentRss/Ezrss.xml").getFirst();

        assertThat(evolution.seeders()).isEqualTo(3);
        assertThat(ezrss.infoHash()).isEqualTo("20fc4fbfa88272274ac671f857cc15144e9aa83e");
        assertThat(ezrss.size()).isEqualTo(796606175L);
    }

    private static List<Release> releases(String name) throws IOException {
        Path file = root().resolve(name);
        return feed(file).read(XmlTree.read(Files.readAllBytes(file))).releases();
    }

    private static Feed feed(Path file) {
        Path folder = file.getParent();
        boolean usenet = folder != null && USENET.contains(String.valueOf(folder.getFileName()));
        return new Feed(
                1, "sample", usenet ? Protocol.USENET : Protocol.TORRENT, URI.create("https://example.org/api"));
    }

    private static Path root() {
        Path none = Path.of("");
        Path root = Shared.folder("samples").orElse(none);
        assumeTrue(!root.equals(none), "The samples of real answers are not beside the project");
        return root;
    }
}
