package org.magpie.pipeline.search.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.magpie.base.text.BadXmlException;
import org.magpie.base.text.XmlElement;
import org.magpie.base.text.XmlTree;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.testing.Shared;

/** Answers of real indexers, read in place. */
class SampleFeedsTest {
    private static final Set<String> USENET = Set.of("Newznab", "Omgwtfnzbs", "Fanzub", "Headphones");

    @Test
    void readsEveryFeedOrSaysWhyNot() throws IOException {
        List<Path> files = samples(".xml");

        org.junit.jupiter.api.Assertions.assertAll(files.stream().map(file -> (Executable) () -> readsWhole(file)));
    }

    private static void readsWhole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        XmlElement root = XmlTree.read(bytes);
        if (root.name().equals("caps")) {
            assertThat(NewznabCaps.read(root).modes()).as(file.toString()).containsKey("search");
            return;
        }
        if (root.name().equals("error")) {
            assertThat(root.attribute("code")).as(file.toString()).isNotEmpty();
            return;
        }
        Feed.Read read = feed(file).read(root);
        long items = Pattern.compile("<item[\\s>]")
                .matcher(new String(bytes, StandardCharsets.UTF_8))
                .results()
                .count();
        assertThat(read.releases().size() + read.refused().size())
                .as("items of " + file)
                .isEqualTo((int) items);
        assertThat(read.releases()).allSatisfy(release -> {
            assertThat(release.name()).isNotBlank();
            assertThat(release.link().getScheme()).isIn("http", "https", "magnet");
            assertThat(release.size()).isNotEqualTo(0);
        });
        boolean allGood =
                !file.toString().contains("invalid") && !file.toString().contains("indexerflags");
        if (allGood) {
            assertThat(read.refused()).as("refused of " + file).isEmpty();
        }
    }

    @Test
    void refusesAnswersOfOtherProtocolsWithAReason() throws IOException {
        for (Path file : samples(".json")) {
            byte[] bytes = Files.readAllBytes(file);
            assertThatThrownBy(() -> XmlTree.read(bytes)).as(file.toString()).isInstanceOf(BadXmlException.class);
        }
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

    private static List<Path> samples(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(root())) {
            List<Path> files = all.filter(file -> file.toString().contains("Indexers")
                            && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(files).hasSizeGreaterThan(10);
            return files;
        }
    }

    private static Path root() {
        Path none = Path.of("");
        Path root = Shared.folder("samples").orElse(none);
        assumeTrue(!root.equals(none), "The samples of real answers are not beside the project");
        return root;
    }
}
