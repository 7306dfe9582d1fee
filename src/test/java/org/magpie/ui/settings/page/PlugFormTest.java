package org.magpie.ui.settings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers.FormField;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.plug.PlugCard;
import org.magpie.ui.settings.plug.PlugsViewModel;

class PlugFormTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final PlugsViewModel model = new PlugsViewModel(
            ProviderKind.INDEXER,
            windowFixture.providers,
            List::of,
            Background.atOnce(),
            windowFixture.texts(),
            windowFixture.clock);
    private final PlugForm form = model.create("torznab");

    @Test
    void saysAtEachFieldWhatIsMissing() {
        fill("address", "");
        assertThat(form.check()).isFalse();
        assertThat(form.problems()).containsOnlyKeys("address", "key");
    }

    @Test
    void takesNoNumberOutsideOfItsRange() {
        fill("key", "abc");
        fill("minimumSeeders", "1001");
        assertThat(form.check()).isFalse();
        assertThat(form.problems().get("minimumSeeders"))
                .isEqualTo(Message.of("provider.field.too-large", Message.of("plug.torznab.minimumSeeders"), 1000L));
        fill("minimumSeeders", "two");
        assertThat(form.check()).isFalse();
        fill("minimumSeeders", "2");
        assertThat(form.check()).isTrue();
    }

    @Test
    void takesOnlyAnAddressOfTheWeb() {
        fill("key", "abc");
        fill("address", "ftp://example.org");
        assertThat(form.check()).isFalse();
        fill("address", "https://example.org");
        assertThat(form.check()).isTrue();
    }

    @Test
    void keepsAStoredSecretThatIsLeftEmpty() {
        PlugForm stored = model.edit(idOf("Archive Torrents")).orElseThrow();
        assertThat(stored.check()).isTrue();
    }

    @Test
    void removesAStoredSecretOnlyWhenItIsSaidAndMayBeMissing() {
        PlugForm stored = model.edit(idOf("Archive Torrents")).orElseThrow();
        FormField key = stored.fields().stream()
                .filter(field -> field.name().equals("key"))
                .findFirst()
                .orElseThrow();
        stored.empty(key);
        assertThat(stored.isEmptied(key)).isTrue();
        assertThat(stored.check()).isEqualTo(!key.required());
        stored.fill(key, "");
        assertThat(stored.isEmptied(key)).isFalse();
        assertThat(stored.check()).isTrue();
    }

    @Test
    void answersATestInOneSentence() {
        fill("key", "abc");
        form.test();
        assertThat(form.answerProperty().get()).isEqualTo(new PlugForm.Answer.Works("It answers."));
    }

    @Test
    void saysWhyATestFailed() {
        fill("key", "wrong");
        windowFixture.providers.trial = () -> {
            throw new ProviderException.Unauthorized(TestInstallation.said("The key is wrong."));
        };
        form.test();
        assertThat(form.answerProperty().get())
                .isInstanceOfSatisfying(
                        PlugForm.Answer.Fails.class,
                        fails -> assertThat(fails.problem().line()).endsWith("The key is wrong."));
    }

    @Test
    void showsAProblemWithAFieldAtThatField() {
        fill("key", "abc");
        windowFixture.providers.trial = () -> {
            throw new UserException("provider.field.not-address", Message.of("plug.torznab.address"));
        };
        form.test();
        assertThat(form.problems()).containsOnlyKeys("address");
    }

    @Test
    void storesWhatIsFilledInAndShowsItsCard() {
        fill("key", "abc");
        form.nameProperty().set("New one");
        List<String> saved = new ArrayList<>();
        form.save(definition -> saved.add(definition.name()));
        assertThat(saved).containsExactly("New one");
        assertThat(model.cards()).extracting(PlugCard::name).contains("New one");
    }

    @Test
    void tellsOnEachCardHowThePlugIsDoing() {
        model.refresh();
        assertThat(model.loader().stateProperty().get()).isEqualTo(ViewState.FILLED);
        assertThat(card("Internet Archive").tone()).isEqualTo(StatusColor.HERE);
        assertThat(card("Old Friends").tone()).isEqualTo(StatusColor.QUIET);
        assertThat(card("Harbour Usenet").tone()).isEqualTo(StatusColor.FAILED);
        assertThat(card("Harbour Usenet").again()).isPresent();
    }

    @Test
    void switchesAPlugOffAtOnce() {
        model.refresh();
        model.enable(card("Internet Archive"), false);
        assertThat(card("Internet Archive").enabled()).isFalse();
    }

    @Test
    void deletesAndTellsOnceItIsGone() {
        model.refresh();
        long id = card("Old Friends").id();
        List<Boolean> gone = new ArrayList<>();
        model.delete(id, () -> gone.add(windowFixture.providers.definition(id).isEmpty()));
        assertThat(model.cards()).extracting(PlugCard::id).doesNotContain(id);
        assertThat(gone).containsExactly(true);
    }

    private void fill(String name, Object value) {
        FormField field = form.fields().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        form.fill(field, value);
    }

    private long idOf(String name) {
        model.refresh();
        return card(name).id();
    }

    private PlugCard card(String name) {
        return model.cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
