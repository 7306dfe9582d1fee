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
import org.magpie.provider.ProviderKind;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.Household;
import org.magpie.testing.ui.World;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.settings.folder.FoldersViewModel;
import org.magpie.ui.settings.naming.NamePatterns;
import org.magpie.ui.settings.naming.NameReading.Fact;
import org.magpie.ui.settings.naming.NameReading.Piece;
import org.magpie.ui.settings.naming.NameReading.Result;
import org.magpie.ui.settings.naming.NamingViewModel;
import org.magpie.ui.settings.page.PreferencesViewModel;
import org.magpie.ui.settings.page.SettingsGroup;
import org.magpie.ui.settings.page.SettingsSection;
import org.magpie.ui.settings.plug.PlugsViewModel;

class SettingsModelsTest {
    private final World world = Household.busy();
    private final Background background = Background.atOnce();
    private final SettingsParts parts = TestScreens.parts(new World().services(), new FakeFormats());

    @Test
    void findsSettingsOfPlugsAndPartsByTheirWords() {
        SettingsViewModel model = new SettingsViewModel(world.texts(), world.providers);
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
                world.providers,
                List::of,
                background,
                world.texts(),
                Clock.fixed(World.NOW, ZoneOffset.UTC));
        assertThat(model.cards()).isEmpty();
        assertThat(model.form("qbittorrent").isNew()).isFalse();
        world.providers
                .definitions(ProviderKind.DOWNLOAD_CLIENT)
                .forEach(definition -> world.providers.delete(definition.id()));
        assertThat(model.form("qbittorrent").isNew()).isTrue();
    }

    @Test
    void followsAPatternWithItsExampleAndStoresIt() {
        NamingViewModel model = naming();
        NamingViewModel.Line file = line(model, MediaKind.MOVIE, "file");
        file.textProperty().set("{Movie Title} ({Release Year})");
        assertThat(file.exampleProperty().get().problem()).isEmpty();
        assertThat(file.exampleProperty().get().text()).endsWith("(2015)");
        assertThat(world.preferences.get("naming.movie.file")).contains("{Movie Title} ({Release Year})");
    }

    @Test
    void storesNoPatternThatCannotBeUsed() {
        NamingViewModel model = naming();
        NamingViewModel.Line file = line(model, MediaKind.MOVIE, "file");
        file.textProperty().set("");
        assertThat(file.exampleProperty().get().problem()).isPresent();
        assertThat(world.preferences.get("naming.movie.file")).isEmpty();
    }

    @Test
    void hasAGoodExampleForEveryStandardPattern() {
        NamePatterns patterns = parts.patterns();
        assertThat(patterns.patterns()).hasSizeGreaterThan(7).allSatisfy(pattern -> {
            NamePatterns.Example example = patterns.example(pattern, pattern.standard());
            assertThat(example.problem()).as(pattern.key()).isEmpty();
            assertThat(example.text()).as(pattern.key()).isNotBlank();
        });
    }

    @Test
    void takesAWholePresetForOneKind() {
        NamingViewModel model = naming();
        NamePatterns.Preset plex = model.presets(MediaKind.MOVIE).get(1);
        model.take(MediaKind.MOVIE, plex);
        assertThat(line(model, MediaKind.MOVIE, "folder").textProperty().get())
                .isEqualTo(plex.patterns().get("naming.movie.folder"));
        assertThat(world.preferences.get("naming.series.folder")).isEmpty();
    }

    @Test
    void keepsASmallSettingTheMomentItChanges() {
        PreferencesViewModel model =
                new PreferencesViewModel(world.preferences, background, world.texts(), Map.of("a", "one"));
        model.refresh();
        assertThat(world.preferences.get("a")).isEmpty();
        model.value("a").set("two");
        assertThat(world.preferences.get("a")).contains("two");
    }

    @Test
    void addsAndRemovesFolders() {
        FoldersViewModel model = new FoldersViewModel(world.rootFolders, background, world.texts());
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
                .contains(new Fact("season", "2"), new Fact("episode", "4"), new Fact("group", "REED"));
    }

    @Test
    void saysSoWhenANameSaysTooLittle() {
        Result result = parts.names().read("abc", MediaKind.SERIES);
        assertThat(result.refused()).isPresent();
        assertThat(result.pieces()).containsExactly(new Piece("abc", ""));
    }

    private NamingViewModel naming() {
        return new NamingViewModel(parts.patterns(), world.preferences, background, world.texts());
    }

    private static NamingViewModel.Line line(NamingViewModel model, MediaKind kind, String what) {
        return model.lines(kind).stream()
                .filter(line -> line.pattern().what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
