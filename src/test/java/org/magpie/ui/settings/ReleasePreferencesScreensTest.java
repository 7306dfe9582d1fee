package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class ReleasePreferencesScreensTest {
    @Test
    void showsWordsAndWaitsWithTheirEditors() {
        WindowFixture windowFixture = filled();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("choosing"))) {
            screens.await(".plug-card");
            Screens.frames(20);
            screens.write("settings-choosing-filled");
            Screens.run(() ->
                    screens.scene().lookup(".plug-card").getOnMouseClicked().handle(null));
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-choosing-words");
        }
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("choosing"))) {
            screens.await(".plug-card");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".plug-card").stream()
                    .skip(2)
                    .findFirst()
                    .orElseThrow()
                    .getOnMouseClicked()
                    .handle(null));
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-choosing-wait");
            assertThat(screens.has(".form")).isTrue();
        }
    }

    @Test
    void showsWhatIsBlockedAndWhy() {
        try (Screens screens = Screens.of(filled(), TestScreens::of, new Place.Settings("blocklist"))) {
            screens.await(".block-list");
            Screens.frames(20);
            screens.write("settings-blocklist-filled");
            press(screens, "Block something");
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-blocklist-add");
            assertThat(screens.has(".form")).isTrue();
        }
    }

    @Test
    void showsWhatIsExcludedAndAddsMore() {
        WindowFixture windowFixture = filled();
        WorkContext.begin(Actor.WINDOW)
                .run(() -> windowFixture.exclusions.add(
                        Exclusion.Type.NAME, "* live in concert", null, "recorded from the hall"));
        WorkContext.begin(Actor.COMMAND_LINE)
                .run(() -> windowFixture.exclusions.add(
                        Exclusion.Type.TAG, "kids", WindowFixture.NOW.plus(Duration.ofDays(30)), ""));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("exclusions"))) {
            screens.await(".block-list");
            Screens.frames(20);
            screens.write("settings-exclusions");
            press(screens, "Add an exclusion");
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-exclusions-add");
            Screens.run(() -> ((TextField) screens.scene().lookup(".form .text-field")).setText("Harbor *"));
            Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                    .filter(node -> node instanceof Button button && button.isDefaultButton())
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire());
            Screens.frames(20);
            assertThat(windowFixture.exclusions.all())
                    .extracting(Exclusion::value)
                    .contains("Harbor *");
        }
    }

    @Test
    void showsWhatAChangedProfileWouldDo() {
        WindowFixture windowFixture = filled();
        windowFixture.choosing.outcome = new TrialRun.Outcome(
                140,
                231,
                12,
                9,
                0,
                List.of(
                        change(
                                "Cold.Harbour.S02E04.2160p.WEB-DL.DV.H.265-REED",
                                Message.of("decide.have-enough", "WEBDL-2160p", "WEBDL-1080p")),
                        change(
                                "Paper.Moons.2019.2160p.BluRay.x265-OAK",
                                Message.of("decide.quality", "Bluray-2160p", "Good on a TV"))),
                List.of(change(
                        "Paper.Moons.2019.480p.DVDRip-OLD", Message.of("decide.quality", "DVD", "Good on a TV"))));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("profiles"))) {
            screens.await(".plug-card");
            Screens.run(() ->
                    screens.scene().lookup(".plug-card").getOnMouseClicked().handle(null));
            screens.await(".trial");
            press(screens, "What would change?");
            Screens.frames(30);
            screens.write("settings-profile-trial");
            assertThat(screens.has(".trial-answer")).isTrue();
        }
    }

    private static TrialRun.Change change(String name, Message because) {
        return new TrialRun.Change(name, because);
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void readsWellInRussian() {
        WindowFixture windowFixture = filled(Locale.forLanguageTag("ru"));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.SETTINGS)) {
            for (String part :
                    List.of("choosing", "blocklist", "exclusions", "profiles", "indexers", "sizes", "name-tester")) {
                screens.open(new Place.Settings(part));
                screens.await(".settings-page");
                Screens.frames(15);
                screens.write("settings-" + part + "-ru");
            }
            screens.open(new Place.Settings("profiles"));
            screens.await(".plug-card");
            Screens.run(() ->
                    screens.scene().lookup(".plug-card").getOnMouseClicked().handle(null));
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-profile-ru");
            assertThat(screens.has(".form")).isTrue();
        }
    }

    private static WindowFixture filled() {
        return filled(Locale.ENGLISH);
    }

    private static WindowFixture filled(Locale locale) {
        WindowFixture windowFixture = TestInstallation.busy(locale);
        windowFixture.choosing.save(new ReleaseProfile(
                0,
                "No cams, no dubs",
                true,
                List.of(),
                List.of("cam", "telesync", "/\\bdubbed\\b/"),
                List.of(new ReleaseProfile.Preferred("remux", 50), new ReleaseProfile.Preferred("x265", -20)),
                Set.of(),
                Set.of(),
                0));
        windowFixture.choosing.save(new ReleaseProfile(
                0, "Anime", false, List.of("v2", "bd"), List.of(), List.of(), Set.of("freeleech"), Set.of("anime"), 0));
        windowFixture.choosing.save(new DelayProfile(
                0,
                0,
                "Usenet first",
                true,
                Protocol.USENET,
                Map.of(Protocol.TORRENT, 120),
                Set.of(Protocol.DIRECT),
                true,
                200,
                Set.of()));
        Instant now = WindowFixture.NOW;
        BlockReason[] reasons = BlockReason.values();
        for (int at = 0; at < reasons.length; at++) {
            Duration lasts = reasons[at].lasts();
            windowFixture.choosing.block(List.of(new BlocklistEntry(
                    0,
                    at % 3,
                    BlocklistEntry.Scope.values()[at % 3],
                    "Cold.Harbour.S02E0" + (at % 9 + 1) + ".1080p.WEB-DL.H264-REED",
                    0,
                    "Cold.Harbour.S02E0" + (at % 9 + 1) + ".1080p.WEB-DL.H264-REED",
                    reasons[at],
                    now.minus(Duration.ofHours(at * 31L)),
                    lasts == null ? null : now.plus(lasts),
                    "",
                    Message.of("block.by-hand"))));
        }
        return windowFixture;
    }
}
