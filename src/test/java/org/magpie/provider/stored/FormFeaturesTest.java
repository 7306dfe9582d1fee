package org.magpie.provider.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.provider.ActionStep;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

class FormFeaturesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T22:00:00Z"));

    @TempDir
    private Path folder;

    private TestStore store;
    private StoredProviders providers;

    /** How a sample signs in. */
    enum SignIn {
        NONE,
        PASSWORD,
        TOKEN
    }

    record Header(@Field(required = true) String name, Secret value) {}

    record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            SignIn signIn,

            @Field(required = true, when = "signIn=PASSWORD")
            String user,

            @Field(when = "!signIn=NONE") Secret secret,
            boolean limited,
            @Field(when = "limited", min = 1, max = 10) int limit,
            @Field(asked = true) String section,
            List<Header> headers) {}

    /** Every feature that a form can have. */
    private static final class Sample implements Plug<Settings, String> {
        @Override
        public String key() {
            return "sample";
        }

        @Override
        public ProviderKind kind() {
            return ProviderKind.CHANNEL;
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Settings defaults() {
            return new Settings("http://localhost:1", SignIn.NONE, "", Secret.NONE, false, 5, "", List.of());
        }

        @Override
        public String open(Definition<Settings> definition) {
            return definition.name();
        }

        @Override
        public Message test(Definition<Settings> definition) {
            return Message.of("sample.works");
        }

        @Override
        public List<Providers.Choice> choices(Definition<Settings> definition, String field) {
            return List.of(new Providers.Choice(
                    "7", field + " of " + definition.settings().address()));
        }

        @Override
        public List<String> actions() {
            return List.of("sign-in");
        }

        @Override
        public ActionStep act(Definition<Settings> definition, String action, String state) {
            return state.isEmpty()
                    ? new ActionStep.Waiting(
                            Message.of("sample.type"),
                            URI.create("https://sample.example/link"),
                            "AB12",
                            Duration.ofSeconds(5),
                            "code-1")
                    : new ActionStep.Done(Message.of("sample.signed-in"), Map.of("secret", "token of " + state));
        }
    }

    @BeforeEach
    void open() {
        store = new TestStore(folder, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
        providers = restarted();
    }

    private StoredProviders restarted() {
        return new StoredProviders(store.store(), new Vault(new byte[32]), clock, List.of(new Sample()));
    }

    @AfterEach
    void close() {
        providers.close();
        store.close();
    }

    private Definition<?> read(long id, Map<String, ?> values) {
        return providers.read(id, "sample", "Sample", true, 25, values);
    }

    private static Settings settings(Definition<?> definition) {
        return (Settings) definition.settings();
    }

    private FormField field(String name) {
        return providers.form("sample").stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFieldThatDoesNotCountNeedNotBeFilledInAndKeepsWhatItHolds() {
        assertThatThrownBy(() -> read(0, Map.of("signIn", "PASSWORD")))
                .asInstanceOf(InstanceOfAssertFactories.type(UserException.class))
                .satisfies(wrong -> assertThat(wrong.field()).contains("user"));
        read(0, Map.of("signIn", "TOKEN"));
        Definition<?> saved = providers.save(read(0, Map.of("signIn", "PASSWORD", "user", "ada")));

        Definition<?> without = read(saved.id(), Map.of("signIn", "NONE"));

        assertThat(settings(without).user()).isEqualTo("ada");
        assertThat(field("limit").counts(Map.of("limited", "true"))).isTrue();
        assertThat(field("limit").counts(Map.of("limited", false))).isFalse();
        assertThat(field("limit").counts(Map.of())).isFalse();
        assertThat(field("secret").counts(Map.of("signIn", SignIn.NONE))).isFalse();
        assertThat(field("secret").counts(Map.of("signIn", "token"))).isTrue();
    }

    @Test
    void aConditionOnAFieldThatThereIsNotIsAMistakeInThePlug() {
        record Lost(@Field(when = "nothing") String text) {}
        Plug<Lost, String> plug = new Plug<>() {
            @Override
            public String key() {
                return "lost";
            }

            @Override
            public ProviderKind kind() {
                return ProviderKind.CHANNEL;
            }

            @Override
            public Class<Lost> settingsType() {
                return Lost.class;
            }

            @Override
            public Lost defaults() {
                return new Lost("");
            }

            @Override
            public String open(Definition<Lost> definition) {
                return "";
            }

            @Override
            public Message test(Definition<Lost> definition) {
                return Message.of("");
            }
        };

        assertThatThrownBy(() -> new SettingsForm<>(plug)).hasMessageContaining("nothing");
    }

    @Test
    void windowAndCommandLineSayTheSameOfTheSameValue() {
        Map<String, Object> wrong = Map.of("limit", "11", "address", "localhost", "signIn", "GUESS");
        wrong.forEach((name, value) -> {
            Message window = field(name).problem(value).orElseThrow();
            Map<String, Object> values = new HashMap<>(Map.of("limited", true));
            values.put(name, value);
            assertThatThrownBy(() -> read(0, values))
                    .asInstanceOf(InstanceOfAssertFactories.type(UserException.class))
                    .satisfies(said -> {
                        assertThat(said.field()).contains(name);
                        assertThat(said.message()).isEqualTo(window);
                    });
        });
        assertThat(field("limit").problem("3")).isEmpty();
        assertThat(field("limit").problem("")).isEmpty();
    }

    @Test
    void entriesAreKeptWithTheirSecretsLockedAndNeverShown() {
        Definition<?> saved = providers.save(read(
                0,
                Map.of("headers", List.of(Map.of("name", "X-Token", "value", "canary-1"), Map.of("name", "X-Plain")))));
        assertThat(providers.values(saved).toString()).contains("X-Token").doesNotContain("canary");
        String stored = store.store()
                .read(session -> new Rows(session)
                        .first("select settings from provider where id = ?", row -> row.getString(1), saved.id())
                        .orElseThrow());
        assertThat(stored).contains("X-Token").doesNotContain("canary");

        providers.close();
        providers = restarted();
        Definition<?> known = providers.definition(saved.id()).orElseThrow();
        assertThat(settings(known).headers())
                .extracting(header -> header.name() + "=" + header.value().reveal())
                .containsExactly("X-Token=canary-1", "X-Plain=");

        Definition<?> changed = read(
                saved.id(),
                Map.of(
                        "headers",
                        List.of(Map.of("name", "X-New", "value", "2"), Map.of("name", "X-Token", "value", ""))));
        assertThat(settings(changed).headers())
                .extracting(header -> header.name() + "=" + header.value().reveal())
                .containsExactly("X-New=2", "X-Token=canary-1");
    }

    @Test
    void entriesAreTypedAsLinesOrJson() {
        for (String typed : List.of(
                "X-One: a: b\n\nX-Two=c",
                "[{\"name\":\"X-One\",\"value\":\"a: b\"},{\"name\":\"X-Two\",\"value\":\"c\"}]")) {
            assertThat(settings(read(0, Map.of("headers", typed))).headers())
                    .as(typed)
                    .extracting(header -> header.name() + "=" + header.value().reveal())
                    .containsExactly("X-One=a: b", "X-Two=c");
        }
        assertThatThrownBy(() -> read(0, Map.of("headers", "[{\"name\":"))).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> read(0, Map.of("headers", List.of(Map.of("value", "x")))))
                .asInstanceOf(InstanceOfAssertFactories.type(UserException.class))
                .satisfies(wrong -> assertThat(wrong.field()).contains("headers"));
    }

    @Test
    void aSecretStaysWhenItIsLeftOutAndGoesWhenItIsEmptied() {
        Definition<?> saved = providers.save(read(0, Map.of("signIn", "TOKEN", "secret", "canary")));

        assertThat(settings(read(saved.id(), Map.of())).secret().reveal()).isEqualTo("canary");
        assertThat(settings(read(saved.id(), Map.of("secret", Secret.NONE)))
                        .secret()
                        .isEmpty())
                .isTrue();
        assertThat(settings(read(saved.id(), Map.of("secret", ""))).secret().isEmpty())
                .isTrue();
    }

    @Test
    void whatMayStandInAFieldIsAskedWithWhatIsFilledIn() {
        Definition<?> filled = read(0, Map.of("address", "http://nas:8096"));

        assertThat(providers.choices(filled, "section"))
                .containsExactly(new Providers.Choice("7", "section of http://nas:8096"));
        assertThat(field("section").asked()).isTrue();
        assertThat(field("address").asked()).isFalse();
    }

    @Test
    void anActionGoesOnWithItsStateUntilItIsDone() {
        Definition<?> filled = read(0, Map.of());
        assertThat(providers.actions("sample")).containsExactly("sign-in");

        ActionStep first = providers.act(filled, "sign-in", "");
        assertThat(first).isInstanceOf(ActionStep.Waiting.class);
        ActionStep second = providers.act(filled, "sign-in", ((ActionStep.Waiting) first).state());

        assertThat(second)
                .isEqualTo(new ActionStep.Done(Message.of("sample.signed-in"), Map.of("secret", "token of code-1")));
    }
}
