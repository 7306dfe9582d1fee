package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.parse.NameFact;
import org.magpie.pipeline.parse.work.NamePieces.Piece;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.settings.folder.FoldersViewModel;
import org.magpie.ui.settings.naming.NamePatterns;
import org.magpie.ui.settings.naming.NameReading.Result;
import org.magpie.ui.settings.naming.NamingViewModel;
import org.magpie.ui.settings.page.PreferencesViewModel;
import org.magpie.ui.settings.page.SettingsGroup;
import org.magpie.ui.settings.page.SettingsSection;
import org.magpie.ui.settings.plug.PlugsViewModel;

class SettingsModelsTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final Background background = Background.atOnce();
    private final SettingsParts parts = TestScreens.parts(new WindowFixture().services(), new FakeFormats());

    @Test
    void findsSettingsOfPlugsAndPartsByTheirWords() {
        SettingsViewModel model = new SettingsViewModel(windowFixture.texts(), windowFixture.providers);
        model.searchProperty().set("theme");
        assertThat(model.hits()).extracting(hit -> hit.section()).contains(SettingsSection.APPEARANCE);
        model.searchProperty().set("api KEY");
        assertThat(model.hits()).anySatisfy(hit -> assertThat(hit.plug()).isEqualTo("torznab"));
        model.open(model.hits().getFirst());
        assertThat(model.sectionProperty().get()).isEqualTo(SettingsSection.INDEXERS);
        assertThat(model.hits()).isEmpty();
    }

    @Test
    void namesEachGroupOfPartsOnce() {
        assertThat(Arrays.stream(SettingsSection.values()).filter(SettingsSection::opensGroup))
                .extracting(SettingsSection::group)
                .containsExactly(SettingsGroup.values());
    }

    @Test
    void opensWhatIsSetUpOfAPlugBeforeTheListHasBeenRead() {
        PlugsViewModel model = new PlugsViewModel(
                ProviderKind.DOWNLOAD_CLIENT,
                windowFixture.providers,
                List::of,
                background,
                windowFixture.texts(),
                Clock.fixed(WindowFixture.NOW, ZoneOffset.UTC));
        assertThat(model.cards()).isEmpty();
        assertThat(model.form("qbittorrent").isNew()).isFalse();
        windowFixture
                .providers
                .definitions(ProviderKind.DOWNLOAD_CLIENT)
                .forEach(definition -> windowFixture.providers.delete(definition.id()));
        assertThat(model.form("qbittorrent").isNew()).isTrue();
    }

    @Test
    void followsAPatternWithItsExampleAndStoresIt() {
        NamingViewModel model = naming();
        NamingViewModel.Line file = line(model, MediaKind.MOVIE, "file");
        file.textProperty().set("{Movie Title} ({Release Year})");
        assertThat(file.exampleProperty().get().problem()).isEmpty();
        assertThat(file.exampleProperty().get().names())
                .containsExactly("The Sample (2015).mkv", "Sample - Left & Right (1999).mkv");
        assertThat(windowFixture.preferences.get("naming.movie.file")).contains("{Movie Title} ({Release Year})");
    }

    @Test
    void storesNoPatternThatCannotBeUsed() {
        NamingViewModel model = naming();
        NamingViewModel.Line file = line(model, MediaKind.MOVIE, "file");
        file.textProperty().set("");
        assertThat(file.exampleProperty().get().problem()).isPresent();
        assertThat(windowFixture.preferences.get("naming.movie.file")).isEmpty();
    }

    @Test
    void hasAGoodExampleForEveryStandardPattern() {
        NamePatterns patterns = parts.patterns();
        assertThat(patterns.patterns()).hasSizeGreaterThan(7).allSatisfy(pattern -> {
            NamePatterns.Example example = patterns.example(pattern, pattern.standard(), NamingRules.DEFAULT);
            assertThat(example.problem()).as(pattern.key()).isEmpty();
            assertThat(example.names()).as(pattern.key()).isNotEmpty().noneMatch(String::isBlank);
        });
    }

    @Test
    void theStylesOfColonsAndOfSeveralEpisodesAreStoredAndSeenAtOnceInEveryExample() {
        NamingViewModel model = naming();
        model.rule(NamingRules.COLON_KEY).set("delete");
        model.rule(NamingRules.MULTI_EPISODE_KEY).set("repeat");

        assertThat(windowFixture.preferences.get(NamingRules.COLON_KEY)).contains("delete");
        assertThat(windowFixture.preferences.get(NamingRules.MULTI_EPISODE_KEY)).contains("repeat");
        assertThat(line(model, MediaKind.SERIES, "file").exampleProperty().get().names())
                .anySatisfy(name -> assertThat(name).contains(" - S01E02E03E04 - "))
                .anySatisfy(name -> assertThat(name).startsWith("Sample Left & Right - S01E02"));
        assertThat(line(model, MediaKind.MOVIE, "folder")
                        .exampleProperty()
                        .get()
                        .names())
                .contains("Sample Left & Right (1999)");
        assertThat(line(model, MediaKind.MUSIC, "file").exampleProperty().get().names())
                .anySatisfy(name -> assertThat(name).startsWith("Sample Left & Right (1999)/"));
        assertThat(line(model, MediaKind.BOOK, "file").exampleProperty().get().names())
                .anySatisfy(name -> assertThat(name).startsWith("The First Book A Beginning (2015)/"));
    }

    @Test
    void anExampleIsJustWhatFilingWrites() {
        NamingViewModel model = naming();
        NamingViewModel.Line folder = line(model, MediaKind.MOVIE, "folder");
        folder.textProperty().set("{Movie Title:12} {(Release Year)}");
        NamingViewModel.Line file = line(model, MediaKind.MOVIE, "file");
        file.textProperty().set("{Movie Title:12}");

        assertThat(folder.exampleProperty().get().names()).contains("Sample - L... (1999)");
        folder.textProperty().set("{Movie Title:12}");
        assertThat(folder.exampleProperty().get().names()).contains("Sample - L…");
        assertThat(file.exampleProperty().get().names()).contains("Sample - L....mkv");
    }

    @Test
    void takesAWholePresetForOneKind() {
        NamingViewModel model = naming();
        NamePatterns.Preset plex = model.presets(MediaKind.MOVIE).get(1);
        model.take(MediaKind.MOVIE, plex);
        assertThat(line(model, MediaKind.MOVIE, "folder").textProperty().get())
                .isEqualTo(plex.patterns().get("naming.movie.folder"));
        assertThat(windowFixture.preferences.get("naming.series.folder")).isEmpty();
    }

    @Test
    void keepsASmallSettingTheMomentItChanges() {
        PreferencesViewModel model = new PreferencesViewModel(
                windowFixture.preferences, background, windowFixture.texts(), Map.of("a", "one"));
        model.refresh();
        assertThat(windowFixture.preferences.get("a")).isEmpty();
        model.value("a").set("two");
        assertThat(windowFixture.preferences.get("a")).contains("two");
    }

    @Test
    void addsAndRemovesFolders() {
        FoldersViewModel model = new FoldersViewModel(windowFixture.rootFolders, background, windowFixture.texts());
        model.refresh();
        int before = model.rows().size();
        model.add(MediaKind.MOVIE, Path.of("/srv/more"));
        assertThat(model.rows()).hasSize(before + 1);
        model.remove(model.rows().getLast(), () -> {});
        assertThat(model.rows()).hasSize(before);
    }

    @Test
    void saysWhatEachPieceOfANameWasTakenFor() {
        Result result = parts.names().read("Cold.Harbour.S02E04.1080p.WEB-DL.H264-REED", MediaKind.SERIES);
        assertThat(result.pieces().stream().map(Piece::text).reduce("", String::concat))
                .isEqualTo("Cold.Harbour.S02E04.1080p.WEB-DL.H264-REED");
        assertThat(result.pieces())
                .contains(
                        new Piece("Cold.Harbour", "title"),
                        new Piece("S02E04", "number"),
                        new Piece("1080p", "resolution"),
                        new Piece("WEB-DL", "source"),
                        new Piece("REED", "group"));
        assertThat(result.facts())
                .contains(new NameFact("season", "2"), new NameFact("episode", "4"), new NameFact("group", "REED"));
    }

    @Test
    void saysSoWhenANameSaysTooLittle() {
        Result result = parts.names().read("abc", MediaKind.SERIES);
        assertThat(result.refused()).isPresent();
        assertThat(result.pieces()).containsExactly(new Piece("abc", ""));
    }

    private NamingViewModel naming() {
        return new NamingViewModel(parts.patterns(), windowFixture.preferences, background, windowFixture.texts());
    }

    private static NamingViewModel.Line line(NamingViewModel model, MediaKind kind, String what) {
        return model.lines(kind).stream()
                .filter(line -> line.pattern().what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
