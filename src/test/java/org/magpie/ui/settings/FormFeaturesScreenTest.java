package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.secret.Secret;
import org.magpie.provider.ActionStep;
import org.magpie.provider.Field.Meaning;
import org.magpie.provider.FieldCondition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers.Choice;
import org.magpie.provider.Providers.FormField;
import org.magpie.provider.Providers.Type;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.page.PlugForm;
import org.magpie.ui.settings.plug.PlugsViewModel;

class FormFeaturesScreenTest {
    private final WindowFixture windowFixture = TestInstallation.busy();

    private static FormField field(
            String name,
            Type type,
            boolean required,
            Optional<FieldCondition> when,
            boolean asked,
            FormField... columns) {
        return new FormField(
                "qbittorrent",
                name,
                type,
                Meaning.TEXT,
                required,
                false,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                List.of(),
                when,
                asked,
                List.of(columns));
    }

    private PlugForm form() {
        windowFixture.providers.plug(
                new TestInstallation.MadeUp("featured", ProviderKind.DOWNLOAD_CLIENT),
                List.of(
                        field("user", Type.TEXT, false, Optional.empty(), false),
                        field(
                                "password",
                                Type.SECRET,
                                true,
                                Optional.of(new FieldCondition("user", List.of(), false)),
                                false),
                        field("key", Type.SECRET, false, Optional.empty(), false),
                        field("category", Type.TEXT, true, Optional.empty(), true),
                        field(
                                "folder",
                                Type.RECORDS,
                                false,
                                Optional.empty(),
                                false,
                                field("user", Type.TEXT, true, Optional.empty(), false),
                                field("password", Type.SECRET, false, Optional.empty(), false))));
        windowFixture.providers.choices.put(
                "category", List.of(new Choice("magpie", "magpie"), new Choice("tv", "tv")));
        windowFixture.providers.values.put("folder", List.of(Map.of("user", "X-Token", "password", "")));
        windowFixture.providers.put("featured", ProviderKind.DOWNLOAD_CLIENT, "Featured", true);
        PlugsViewModel model = new PlugsViewModel(
                ProviderKind.DOWNLOAD_CLIENT,
                windowFixture.providers,
                List::of,
                Background.atOnce(),
                windowFixture.texts(),
                windowFixture.clock);
        return model.form("featured");
    }

    private static FormField of(PlugForm form, String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFieldCountsOnlyWithTheOneThatItDependsOn() {
        PlugForm form = form();
        assertThat(form.isShown(of(form, "password"))).isTrue();

        form.fill(of(form, "user"), "");
        assertThat(form.isShown(of(form, "password"))).isFalse();
        assertThat(form.check()).isTrue();
    }

    @Test
    void aStoredSecretIsKeptUntilItIsEmptied() {
        PlugForm form = form();
        form.test();
        assertThat(windowFixture.providers.lastRead).doesNotContainKey("key");

        form.empty(of(form, "key"));
        form.test();
        assertThat(windowFixture.providers.lastRead.get("key")).isEqualTo(Secret.NONE);
    }

    @Test
    void anActionWaitsForAPersonAndFillsInWhatItBrings() {
        PlugForm form = form();
        ActionStep.Done done = new ActionStep.Done(Message.of("It answers."), Map.of("key", "token"));
        windowFixture.providers.steps.add(done);
        assertThat(form.actions()).containsExactly("sign-in");

        form.act("sign-in");

        assertThat(form.value(of(form, "key"))).isEqualTo("token");
        assertThat(form.answerProperty().get()).isInstanceOf(PlugForm.Answer.Works.class);
    }

    @Test
    void theFormShowsChoicesEntriesAndWhereToGo() {
        form();
        windowFixture.providers.steps.add(new ActionStep.Waiting(
                Message.of("sample"), URI.create("https://sample.example/link"), "AB12", Duration.ofHours(1), "1"));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("clients"))) {
            screens.await(".plug-card");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".plug-card").stream()
                    .filter(card -> String.valueOf(card.getAccessibleText()).startsWith("Featured"))
                    .findFirst()
                    .orElseThrow()
                    .getOnMouseClicked()
                    .handle(null));
            screens.await(".record-row");
            Screens.frames(20);
            screens.write("settings-form-features");
            assertThat(screens.has(".record-row .password-field")).isTrue();
            assertThat(screens.scene().getRoot().lookupAll(".form-field").stream()
                            .filter(node -> node.isVisible() && node.lookup(".toggle-button") instanceof ToggleButton)
                            .count())
                    .isEqualTo(2);
        }
    }
}
