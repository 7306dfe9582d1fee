package org.magpie.provider.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Store;
import org.magpie.provider.Contact;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;
import org.magpie.provider.Providers.Opened;
import org.magpie.provider.ProvidersChanged;
import org.magpie.testing.MovableClock;

class StoredProvidersTest {
    enum Mood {
        CALM,
        EAGER
    }

    record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) Secret key,
            @Field(min = 1, max = 65_535) int port,
            @Field(advanced = true, min = 0) long most,
            double factor,
            boolean careful,
            Mood mood,
            List<String> words,
            @Field(meaning = Field.Meaning.PATTERN) String pattern) {}

    record Nothing() {}

    /** What the plug opens: counts how often it was made and closed. */
    static final class Thing implements AutoCloseable {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    static final class ThingPlug implements Plug<Settings, Thing>, AutoCloseable {
        private final List<Thing> made = new ArrayList<>();
        private boolean ended;

        @Override
        public void close() {
            ended = true;
        }

        @Override
        public String key() {
            return "thing";
        }

        @Override
        public ProviderKind kind() {
            return ProviderKind.INDEXER;
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Settings defaults() {
            return new Settings("", Secret.NONE, 80, 5, 0.5, true, Mood.CALM, List.of(), "");
        }

        @Override
        public Thing open(Definition<Settings> definition) {
            Thing thing = new Thing();
            made.add(thing);
            return thing;
        }

        @Override
        public Message test(Definition<Settings> definition) {
            if (definition.settings().key().reveal().equals("right")) {
                return Message.of("thing.works");
            }
            throw new ProviderException.Unauthorized(Message.of("thing.wrong-key"));
        }
    }

    static final class BuiltInPlug implements Plug<Nothing, String> {
        @Override
        public String key() {
            return "builtin";
        }

        @Override
        public ProviderKind kind() {
            return ProviderKind.INDEXER;
        }

        @Override
        public Class<Nothing> settingsType() {
            return Nothing.class;
        }

        @Override
        public Nothing defaults() {
            return new Nothing();
        }

        @Override
        public boolean builtIn() {
            return true;
        }

        @Override
        public String open(Definition<Nothing> definition) {
            return "ready";
        }

        @Override
        public Message test(Definition<Nothing> definition) {
            return Message.of("builtin.works");
        }
    }

    private static final Map<String, Object> GOOD =
            Map.of("address", "http://localhost:9117/api", "key", "s3cr3t-key", "port", 9117);

    @TempDir
    Path folder;

    private final Events events = new Events();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Vault vault = new Vault(new byte[32]);
    private final ThingPlug thingPlug = new ThingPlug();
    private final List<ProvidersChanged> told = new CopyOnWriteArrayList<>();
    private Store store;
    private StoredProviders providers;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("magpie"), new byte[32], StoredProviders.ENTITIES, events);
        providers = start(thingPlug);
        events.listen(ProvidersChanged.class, told::add);
    }

    @AfterEach
    void close() {
        providers.close();
        store.close();
    }

    private StoredProviders start(Plug<?, ?>... plugs) {
        return new StoredProviders(store, vault, clock, List.of(plugs));
    }

    private Definition<?> saved() {
        return providers.save(providers.read(0, "thing", "My thing", true, 10, GOOD));
    }

    @Test
    void a_form_shows_each_component_with_its_rules() {
        List<FormField> form = providers.form("thing");
        assertThat(form)
                .extracting(FormField::name)
                .containsExactly("address", "key", "port", "most", "factor", "careful", "mood", "words", "pattern");
        assertThat(form)
                .extracting(FormField::type)
                .containsExactly(
                        Providers.Type.TEXT,
                        Providers.Type.SECRET,
                        Providers.Type.NUMBER,
                        Providers.Type.NUMBER,
                        Providers.Type.DECIMAL,
                        Providers.Type.SWITCH,
                        Providers.Type.CHOICE,
                        Providers.Type.LIST,
                        Providers.Type.TEXT);
        assertThat(form.getFirst().required()).isTrue();
        assertThat(form.getFirst().meaning()).isEqualTo(Field.Meaning.ADDRESS);
        assertThat(form.getFirst().label()).isEqualTo("plug.thing.address");
        assertThat(form.get(2).max()).isEqualTo(65_535);
        assertThat(form.get(3).advanced()).isTrue();
        assertThat(form.get(6).choices()).containsExactly("CALM", "EAGER");
    }

    @Test
    void what_is_saved_is_there_after_a_restart_secret_and_all() {
        Definition<?> saved = providers.save(providers.read(
                0,
                "thing",
                " My thing ",
                false,
                3,
                Map.of(
                        "address", "https://example.org",
                        "key", new Secret("s3cr3t"),
                        "port", "81",
                        "most", 7_000_000_000L,
                        "factor", "1,5",
                        "careful", "false",
                        "mood", "eager",
                        "words", "one, two\nthree",
                        "pattern", "a+b")));
        Definition<?> found = start(thingPlug).definition(saved.id()).orElseThrow();
        assertThat(found).isEqualTo(saved);
        assertThat(found.name()).isEqualTo("My thing");
        assertThat(found.settings())
                .isEqualTo(new Settings(
                        "https://example.org",
                        new Secret("s3cr3t"),
                        81,
                        7_000_000_000L,
                        1.5,
                        false,
                        Mood.EAGER,
                        List.of("one", "two", "three"),
                        "a+b"));
    }

    @Test
    void secrets_are_locked_in_the_database_and_left_out_of_what_is_shown() {
        Definition<?> saved = saved();
        String row = store.read(session -> session.createNativeQuery("select settings from provider", String.class)
                .getSingleResult());
        assertThat(row).doesNotContain("s3cr3t").contains("http://localhost:9117/api");
        assertThat(providers.values(saved)).doesNotContainKey("key").containsEntry("port", 9117);
        assertThat(saved.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void what_a_form_leaves_out_stays_as_it_is_stored() {
        Definition<?> saved = saved();
        Definition<?> changed = providers.read(saved.id(), "thing", "Renamed", true, 10, Map.of("port", 1));
        assertThat(changed.settings())
                .isEqualTo(new Settings(
                        "http://localhost:9117/api",
                        new Secret("s3cr3t-key"),
                        1,
                        5,
                        0.5,
                        true,
                        Mood.CALM,
                        List.of(),
                        ""));
    }

    @Test
    void what_cannot_be_is_refused_naming_the_field() {
        assertRefused("provider.field.required", "address", Map.of("key", "k"));
        assertRefused("provider.field.required", "key", Map.of("address", "http://a"));
        assertRefused("provider.field.not-address", "address", Map.of("address", "file:///etc/passwd"));
        assertRefused("provider.field.not-address", "address", Map.of("address", "http://"));
        assertRefused("provider.field.not-address", "address", Map.of("address", "http://a b/"));
        assertRefused("provider.field.not-address", "address", Map.of("address", "localhost:8080"));
        assertRefused("provider.field.too-small", "port", with("port", 0));
        assertRefused("provider.field.too-large", "port", with("port", 65_536));
        assertRefused("provider.field.too-large", "port", with("port", 9_999_999_999L));
        assertRefused("provider.field.not-number", "port", with("port", "many"));
        assertRefused("provider.field.not-number", "port", with("port", 1.5));
        assertRefused("provider.field.not-number", "factor", with("factor", "NaN"));
        assertRefused("provider.field.not-switch", "careful", with("careful", "perhaps"));
        assertRefused("provider.field.not-choice", "mood", with("mood", "ANGRY"));
        assertRefused("provider.field.not-pattern", "pattern", with("pattern", "("));
        assertRefused("provider.field.too-long", "pattern", with("pattern", "a".repeat(10_001)));
    }

    private static Map<String, Object> with(String name, Object value) {
        return Map.of("address", "http://a", "key", "k", name, value);
    }

    private void assertRefused(String key, String field, Map<String, ?> values) {
        assertThatThrownBy(() -> providers.read(0, "thing", "x", true, 10, values))
                .isInstanceOfSatisfying(UserException.class, refused -> {
                    assertThat(refused.key()).isEqualTo(key);
                    assertThat(refused.arguments().getFirst()).isEqualTo(Message.of("plug.thing." + field));
                });
    }

    @Test
    void a_definition_needs_a_known_plug_a_name_a_priority_and_known_settings() {
        assertThatThrownBy(() -> providers.read(0, "nothing", "x", true, 10, GOOD))
                .extracting("key")
                .isEqualTo("provider.plug.unknown");
        assertThatThrownBy(() -> providers.read(0, "thing", " ", true, 10, GOOD))
                .extracting("key")
                .isEqualTo("provider.name.required");
        assertThatThrownBy(() -> providers.read(0, "thing", "x", true, 51, GOOD))
                .extracting("key")
                .isEqualTo("provider.priority.out-of-range");
        assertThatThrownBy(() -> providers.read(0, "thing", "x", true, 10, Map.of("prot", 1)))
                .extracting("key")
                .isEqualTo("provider.field.unknown");
    }

    @Test
    void a_refused_address_is_not_quoted_since_it_may_hold_a_key() {
        Map<String, Object> values = Map.of("address", "http://h /?apikey=abc", "key", "k");
        assertThatThrownBy(() -> providers.read(0, "thing", "x", true, 10, values))
                .hasMessageNotContaining("abc")
                .hasNoCause();
    }

    @Test
    void failures_pause_longer_each_time_and_the_pause_survives_a_restart() {
        long id = saved().id();
        List<Duration> pauses = List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofMinutes(60),
                Duration.ofHours(3),
                Duration.ofHours(6),
                Duration.ofHours(12),
                Duration.ofHours(24),
                Duration.ofHours(24));
        for (Duration pause : pauses) {
            fail(id, unreachable());
            ProviderState state = providers.state(id);
            assertThat(state.pausedUntil()).isEqualTo(clock.instant().plus(pause));
            assertThat(providers.open(ProviderKind.INDEXER, Thing.class)).isEmpty();
            StoredProviders restarted = start(thingPlug);
            assertThat(restarted.state(id)).isEqualTo(state);
            assertThat(restarted.open(ProviderKind.INDEXER, Thing.class)).isEmpty();
            clock.move(pause);
            assertThat(providers.open(ProviderKind.INDEXER, Thing.class)).hasSize(1);
        }
        assertThat(providers.state(id).failures()).isEqualTo(9);
        assertThat(providers.state(id).failedFirst()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(providers.state(id).said()).isEqualTo(Message.of("thing.down"));
    }

    @Test
    void calls_that_fail_together_raise_the_pause_once() {
        long id = saved().id();
        Opened<Thing> opened = providers.open(id, Thing.class).orElseThrow();
        for (int at = 0; at < 5; at++) {
            assertThatThrownBy(() -> providers.use(opened, thing -> {
                        throw unreachable();
                    }))
                    .isInstanceOf(ProviderException.Unreachable.class);
        }
        assertThat(providers.state(id).failures()).isEqualTo(1);
        assertThat(providers.state(id).pausedUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void a_success_clears_what_was_wrong() {
        long id = saved().id();
        fail(id, unreachable());
        Opened<Thing> opened = providers.open(id, Thing.class).orElseThrow();
        String result = providers.use(opened, thing -> {
            Contact.answered();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(providers.state(id)).isEqualTo(ProviderState.answered(id, clock.instant()));
        assertThat(start(thingPlug).state(id)).isEqualTo(ProviderState.answered(id, clock.instant()));
    }

    @Test
    void work_that_asks_the_other_side_nothing_is_no_answer() {
        long id = saved().id();
        Opened<Thing> opened = providers.open(id, Thing.class).orElseThrow();
        String result = providers.use(opened, thing -> "nothing was wanted");
        assertThat(result).isEqualTo("nothing was wanted");
        assertThat(providers.state(id)).isEqualTo(ProviderState.unasked(id));

        fail(id, unreachable());
        String again = providers.use(opened, thing -> "nothing was wanted");
        assertThat(again).isEqualTo("nothing was wanted");
        assertThat(providers.state(id).failures()).isOne();
    }

    @Test
    void changed_settings_have_not_been_asked_yet() {
        long id = saved().id();
        Thing used = providers.use(providers.open(id, Thing.class).orElseThrow(), thing -> {
            Contact.answered();
            return thing;
        });
        assertThat(used).isNotNull();
        assertThat(providers.state(id).answered()).isEqualTo(clock.instant());
        providers.save(providers.definition(id).orElseThrow().withTags(Set.of("anime")));
        assertThat(providers.state(id).answered()).isNull();
    }

    @Test
    void a_server_that_names_a_time_is_left_alone_just_so_long_but_never_over_a_day() {
        long id = saved().id();
        fail(id, new ProviderException.RateLimited(Message.of("thing.busy"), Duration.ofSeconds(90)));
        assertThat(providers.state(id).pausedUntil()).isEqualTo(clock.instant().plusSeconds(90));
        clock.move(Duration.ofSeconds(90));
        fail(id, new ProviderException.RateLimited(Message.of("thing.busy"), Duration.ofDays(400)));
        assertThat(providers.state(id).pausedUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void a_plug_that_says_no_works_and_is_not_paused() {
        long id = saved().id();
        fail(id, new ProviderException.Refused(Message.of("thing.duplicate")));
        assertThat(providers.state(id).failures()).isZero();
    }

    @Test
    void changing_a_definition_ends_its_pause_and_opens_it_anew() {
        Definition<?> saved = saved();
        Thing first = providers.open(saved.id(), Thing.class).orElseThrow().provider();
        assertThat(providers.open(saved.id(), Thing.class).orElseThrow().provider())
                .isSameAs(first);
        fail(saved.id(), unreachable());
        providers.save(providers.read(saved.id(), "thing", "My thing", true, 10, Map.of("port", 2)));
        assertThat(first.closed).isTrue();
        assertThat(providers.state(saved.id()).failures()).isZero();
        assertThat(start(thingPlug).state(saved.id()).failures()).isZero();
        Thing second = providers.open(saved.id(), Thing.class).orElseThrow().provider();
        assertThat(second).isNotSameAs(first);
        assertThat(second.closed).isFalse();
    }

    @Test
    void ends_the_work_of_a_plug_when_it_closes() {
        Thing open = providers.open(saved().id(), Thing.class).orElseThrow().provider();
        assertThat(thingPlug.ended).isFalse();
        providers.close();
        assertThat(open.closed).isTrue();
        assertThat(thingPlug.ended).isTrue();
    }

    @Test
    void a_failure_of_settings_that_were_changed_meanwhile_counts_for_nothing() {
        Definition<?> saved = saved();
        Opened<Thing> before = providers.open(saved.id(), Thing.class).orElseThrow();
        providers.save(providers.read(saved.id(), "thing", "My thing", true, 10, Map.of("port", 2)));
        assertThatThrownBy(() -> providers.use(before, thing -> {
                    throw unreachable();
                }))
                .isInstanceOf(ProviderException.class);
        assertThat(providers.state(saved.id()).failures()).isZero();
    }

    @Test
    void only_enabled_ones_are_used_first_priority_first() {
        providers.save(providers.read(0, "thing", "third", true, 30, GOOD));
        providers.save(providers.read(0, "thing", "off", false, 1, GOOD));
        providers.save(providers.read(0, "thing", "second", true, 2, GOOD));
        providers.save(providers.read(0, "thing", "First", true, 1, GOOD));
        assertThat(providers.open(ProviderKind.INDEXER, Thing.class))
                .extracting(opened -> opened.definition().name())
                .containsExactly("First", "second", "third");
        assertThat(providers.definitions(ProviderKind.INDEXER)).hasSize(4);
        assertThat(providers.definitions(ProviderKind.CHANNEL)).isEmpty();
    }

    @Test
    void a_good_test_clears_the_pause_and_a_bad_one_says_why() {
        long id = saved().id();
        assertThatThrownBy(() -> providers.test(providers.definition(id).orElseThrow()))
                .isInstanceOfSatisfying(
                        ProviderException.Unauthorized.class,
                        failure -> assertThat(failure.said()).isEqualTo(Message.of("thing.wrong-key")));
        assertThat(providers.state(id).failures()).isZero();
        providers.save(providers.read(id, "thing", "My thing", true, 10, Map.of("key", "right")));
        fail(id, unreachable());
        assertThat(providers.test(providers.definition(id).orElseThrow())).isEqualTo(Message.of("thing.works"));
        assertThat(providers.state(id).failures()).isZero();
    }

    @Test
    void every_change_is_told_when_it_can_be_read() {
        List<Integer> seen = new ArrayList<>();
        events.listen(
                ProvidersChanged.class,
                changed -> seen.add(providers.definitions(ProviderKind.INDEXER).size()));
        long id = saved().id();
        fail(id, unreachable());
        providers.delete(id);
        providers.delete(id);
        assertThat(seen).containsExactly(1, 1, 0);
        assertThat(told).containsOnly(new ProvidersChanged(ProviderKind.INDEXER, id));
        assertThat(start(thingPlug).definition(id)).isEmpty();
    }

    @Test
    void a_definition_that_is_gone_cannot_be_saved_again() {
        Definition<?> saved = saved();
        providers.delete(saved.id());
        assertThatThrownBy(() -> providers.save(saved)).extracting("key").isEqualTo("provider.gone");
    }

    @Test
    void a_built_in_plug_is_there_at_the_first_start_and_stays_deleted() {
        StoredProviders first = start(thingPlug, new BuiltInPlug());
        assertThat(first.open(ProviderKind.INDEXER, String.class))
                .extracting(Opened::provider)
                .containsExactly("ready");
        StoredProviders second = start(thingPlug, new BuiltInPlug());
        assertThat(second.definitions(ProviderKind.INDEXER)).hasSize(1);
        second.delete(second.definitions(ProviderKind.INDEXER).getFirst().id());
        assertThat(start(thingPlug, new BuiltInPlug()).definitions(ProviderKind.INDEXER))
                .isEmpty();
    }

    @Test
    void what_an_unknown_plug_stored_is_kept_for_the_version_that_knows_it() {
        long id = saved().id();
        StoredProviders without = start(new BuiltInPlug());
        assertThat(without.definition(id)).isEmpty();
        assertThat(start(thingPlug).definition(id)).isPresent();
    }

    @Test
    void settings_of_an_earlier_version_get_defaults_for_what_is_new_or_not_allowed_any_more() {
        long id = saved().id();
        store.change(unit -> unit.session()
                .createNativeMutationQuery(
                        "update provider set settings ="
                                + " '{\"address\":\"http://old\",\"mood\":\"SLEEPY\",\"port\":\"x\",\"gone\":1,\"key\":\"v1:broken\"}'")
                .executeUpdate());
        assertThat(start(thingPlug).definition(id).orElseThrow().settings())
                .isEqualTo(new Settings("http://old", Secret.NONE, 80, 5, 0.5, true, Mood.CALM, List.of(), ""));
    }

    private void fail(long id, ProviderException failure) {
        Opened<Thing> opened = providers.open(id, Thing.class).orElseThrow();
        assertThatThrownBy(() -> providers.use(opened, thing -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private static ProviderException unreachable() {
        return new ProviderException.Unreachable(Message.of("thing.down"), null);
    }
}
