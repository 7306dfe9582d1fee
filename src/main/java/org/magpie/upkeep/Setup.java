package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.BrokenSecretException;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.media.CustomFormats;
import org.magpie.media.KeptFormat;
import org.magpie.media.Profile;
import org.magpie.media.Profiles;
import org.magpie.media.RootFolders;
import org.magpie.pipeline.decide.wish.DelayProfiles;
import org.magpie.pipeline.decide.wish.ReleaseProfiles;
import org.magpie.pipeline.download.PlaceMapping;
import org.magpie.pipeline.download.PlaceMappings;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** Writes down how this Magpie is set up, and sets it up from such a document. */
public final class Setup {
    private final RootFolders folders;
    private final Profiles profiles;
    private final CustomFormats formats;
    private final Providers providers;
    private final PlaceMappings places;
    private final WishSetup wishes;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Setup(
            RootFolders folders,
            Profiles profiles,
            CustomFormats formats,
            Providers providers,
            ReleaseProfiles words,
            DelayProfiles waits,
            PlaceMappings places) {
        this.folders = folders;
        this.profiles = profiles;
        this.formats = formats;
        this.providers = providers;
        this.places = places;
        this.wishes = new WishSetup(words, waits, providers);
    }

    /**
     * @param passphrase locks the secrets into the document; null leaves them out
     */
    public String export(char @Nullable [] passphrase) {
        List<Definition<?>> definitions = definitions();
        SetupDocument document = new SetupDocument(
                SetupDocument.VERSION,
                folders.all().stream()
                        .map(folder -> new SetupDocument.Folder(
                                folder.kind(), folder.path().toString()))
                        .toList(),
                profiles.all().stream().map(Setup::part).toList(),
                formats.all().stream().map(FormatSetup::part).toList(),
                definitions.stream().map(this::part).toList(),
                places.all().stream().map(this::part).toList(),
                wishes.export(),
                passphrase == null ? null : locked(definitions, passphrase));
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A set-up document cannot be written", failure);
        }
    }

    /**
     * What is wrong with a document; empty when it can be imported. Changes nothing.
     *
     * @param passphrase opens the document's secrets; null leaves them alone
     */
    public List<Message> validate(String text, char @Nullable [] passphrase) {
        try {
            return new Reading(parse(text), passphrase).problems;
        } catch (UserException failure) {
            return List.of(failure.message());
        }
    }

    /**
     * Sets Magpie up: folders that are missing are added, profiles and plugs of the same name are replaced, nothing is deleted.
     *
     * @throws UserException when anything in it is wrong; then nothing has been changed
     */
    public void apply(String text, char @Nullable [] passphrase) {
        Reading reading = new Reading(parse(text), passphrase);
        if (!reading.problems.isEmpty()) {
            throw new UserException("setup.invalid", reading.problems.getFirst(), reading.problems.size());
        }
        for (SetupDocument.Folder folder : reading.folders) {
            Path path = Path.of(Objects.requireNonNull(folder.path())).toAbsolutePath();
            boolean there = folders.all().stream()
                    .anyMatch(known ->
                            known.kind() == folder.kind() && known.path().equals(path));
            if (!there) {
                folders.add(Objects.requireNonNull(folder.kind()), path);
            }
        }
        formats.saveAll(reading.formats);
        reading.profiles.forEach(profiles::save);
        reading.definitions.forEach(providers::save);
        reading.places.forEach(this::place);
        wishes.apply(reading.wishes);
    }

    private SetupDocument.PlacePart part(PlaceMapping mapping) {
        Definition<?> client = providers.definition(mapping.clientId()).orElse(null);
        return new SetupDocument.PlacePart(client == null ? null : client.name(), mapping.remote(), mapping.local());
    }

    /** One of the same client and folder is replaced. */
    private void place(SetupDocument.PlacePart part) {
        String remote = Objects.requireNonNull(part.remote());
        long client = client(part.client());
        long id = places.all().stream()
                .filter(known -> known.clientId() == client && known.remote().equals(remote))
                .mapToLong(PlaceMapping::id)
                .findFirst()
                .orElse(0);
        places.save(new PlaceMapping(id, client, remote, Objects.requireNonNull(part.local())));
    }

    /** The client of that name, 0 for any. */
    private long client(@Nullable String name) {
        return providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                .filter(known -> known.name().equals(name))
                .mapToLong(Definition::id)
                .findFirst()
                .orElse(0);
    }

    private SetupDocument parse(String text) {
        SetupDocument document;
        try {
            document = json.readValue(text, SetupDocument.class);
        } catch (JsonProcessingException failure) {
            throw UnreadableSetup.of(failure);
        }
        if (document == null || document.magpie() < 1) {
            throw new UserException("setup.not-ours");
        }
        if (document.magpie() > SetupDocument.VERSION) {
            throw new UserException("setup.newer", document.magpie());
        }
        return document;
    }

    private List<Definition<?>> definitions() {
        List<Definition<?>> all = new ArrayList<>();
        for (ProviderKind kind : ProviderKind.values()) {
            all.addAll(providers.definitions(kind));
        }
        return all;
    }

    private static SetupDocument.ProfilePart part(Profile profile) {
        return new SetupDocument.ProfilePart(
                profile.name(),
                profile.kind(),
                profile.entries().stream()
                        .map(entry -> new SetupDocument.EntryPart(entry.name(), entry.qualities(), entry.allowed()))
                        .toList(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
    }

    private SetupDocument.PlugPart part(Definition<?> definition) {
        return new SetupDocument.PlugPart(
                definition.plug(),
                definition.name(),
                definition.enabled(),
                definition.priority(),
                providers.values(definition));
    }

    private static SetupDocument.Locked locked(List<Definition<?>> definitions, char[] passphrase) {
        String salt = Passphrase.newSalt();
        Vault vault = Passphrase.vault(passphrase, salt);
        Map<String, String> values = new LinkedHashMap<>();
        for (Definition<?> definition : definitions) {
            secrets(definition)
                    .forEach((component, secret) ->
                            values.put(key(definition.plug(), definition.name(), component), vault.lock(secret)));
        }
        return new SetupDocument.Locked(salt, values);
    }

    private static String key(String plug, String name, String component) {
        return plug + "/" + name + "/" + component;
    }

    private static Map<String, Secret> secrets(Definition<?> definition) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        collect(definition.plug(), definition.settings(), secrets);
        return secrets;
    }

    /** Also from the groups of fields that plugs share. */
    private static void collect(String plug, Record settings, Map<String, Secret> secrets) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(settings);
                if (value instanceof Secret secret && !secret.isEmpty()) {
                    secrets.put(component.getName(), secret);
                } else if (value instanceof Record group) {
                    collect(plug, group, secrets);
                }
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("Settings of " + plug + " cannot be read", failure);
            }
        }
    }

    /** A document turned into what can be saved, with everything that is wrong with it. */
    private final class Reading {
        private final List<Message> problems = new ArrayList<>();
        private final List<SetupDocument.Folder> folders;
        private final List<Profile> profiles = new ArrayList<>();
        private final List<KeptFormat> formats;
        private final List<Definition<?>> definitions = new ArrayList<>();
        private final List<SetupDocument.PlacePart> places;
        private final WishSetup.@Nullable Wishes wishes;

        Reading(SetupDocument document, char @Nullable [] passphrase) {
            folders = Objects.requireNonNullElse(document.folders(), List.of());
            folders.forEach(this::check);
            Objects.requireNonNullElse(document.profiles(), List.<SetupDocument.ProfilePart>of())
                    .forEach(this::read);
            formats = new FormatSetup(Setup.this.formats)
                    .read(Objects.requireNonNullElse(document.formats(), List.of()), problems);
            Map<String, Secret> secrets = open(document.secrets(), passphrase);
            Objects.requireNonNullElse(document.plugs(), List.<SetupDocument.PlugPart>of())
                    .forEach(part -> read(part, secrets));
            places = Objects.requireNonNullElse(document.places(), List.of());
            places.forEach(part -> check(part, document));
            wishes = document.wishes();
            problems.addAll(Setup.this.wishes.problems(wishes));
        }

        private static boolean brings(SetupDocument document, String client) {
            return Objects.requireNonNullElse(document.plugs(), List.<SetupDocument.PlugPart>of()).stream()
                    .anyMatch(plug -> client.equals(plug.name()));
        }

        private void check(SetupDocument.PlacePart part, SetupDocument document) {
            String client = part.client();
            if (client != null && client(client) == 0 && !brings(document, client)) {
                problems.add(Message.of("setup.place.client", client));
                return;
            }
            try {
                PlaceMappings.check(new PlaceMapping(
                        0,
                        0,
                        Objects.requireNonNullElse(part.remote(), ""),
                        Objects.requireNonNullElse(part.local(), "")));
            } catch (UserException failure) {
                problems.add(failure.message());
            }
        }

        private void check(SetupDocument.Folder folder) {
            String path = folder.path();
            if (folder.kind() == null || path == null || path.isBlank()) {
                problems.add(Message.of("setup.folder.incomplete"));
                return;
            }
            try {
                if (!Path.of(path).isAbsolute()) {
                    problems.add(Message.of("setup.folder.relative", path));
                }
            } catch (InvalidPathException failure) {
                problems.add(Message.of("setup.folder.relative", path));
            }
        }

        private void read(SetupDocument.ProfilePart part) {
            String name = part.name();
            if (name == null
                    || name.isBlank()
                    || part.kind() == null
                    || part.cutoff() == null
                    || part.entries() == null) {
                problems.add(Message.of("setup.profile.incomplete", String.valueOf(name)));
                return;
            }
            List<Profile.Entry> entries = new ArrayList<>();
            for (SetupDocument.EntryPart entry : part.entries()) {
                List<org.magpie.media.Quality> qualities = Objects.requireNonNullElse(entry.qualities(), List.of());
                if (qualities.isEmpty() || !qualities.stream().allMatch(quality -> quality.fits(part.kind()))) {
                    problems.add(Message.of("setup.profile.quality", name));
                    return;
                }
                entries.add(
                        new Profile.Entry(Objects.requireNonNullElse(entry.name(), ""), qualities, entry.allowed()));
            }
            long id = Setup.this.profiles.of(part.kind()).stream()
                    .filter(known -> known.name().equals(name))
                    .mapToLong(Profile::id)
                    .findFirst()
                    .orElse(0);
            Profile profile = new Profile(
                    id,
                    name,
                    part.kind(),
                    entries,
                    part.cutoff(),
                    part.upgrades(),
                    part.minimumScore(),
                    part.cutoffScore(),
                    Math.max(1, Objects.requireNonNullElse(part.minimumStep(), 1)),
                    Objects.requireNonNullElse(part.scores(), Map.of()),
                    Objects.requireNonNullElse(part.languages(), Set.of()));
            if (!profile.allows(part.cutoff())) {
                problems.add(Message.of("setup.profile.cutoff", name));
                return;
            }
            profiles.add(profile);
        }

        private Map<String, Secret> open(SetupDocument.@Nullable Locked locked, char @Nullable [] passphrase) {
            Map<String, Secret> secrets = new HashMap<>();
            if (locked == null || passphrase == null || locked.salt() == null || locked.values() == null) {
                return secrets;
            }
            try {
                Vault vault = Passphrase.vault(passphrase, locked.salt());
                locked.values().forEach((key, value) -> secrets.put(key, vault.open(value)));
            } catch (BrokenSecretException | IllegalArgumentException failure) {
                problems.add(Message.of("setup.passphrase"));
            }
            return secrets;
        }

        private void read(SetupDocument.PlugPart part, Map<String, Secret> secrets) {
            String plug = part.plug();
            String name = part.name();
            if (plug == null || name == null || name.isBlank()) {
                problems.add(Message.of("setup.plug.incomplete"));
                return;
            }
            if (providers.plug(plug).isEmpty()) {
                problems.add(Message.of("setup.plug.unknown", plug));
                return;
            }
            long id = Setup.this.definitions().stream()
                    .filter(known -> known.plug().equals(plug) && known.name().equals(name))
                    .mapToLong(Definition::id)
                    .findFirst()
                    .orElse(0);
            Map<String, Object> values = new HashMap<>(Objects.requireNonNullElse(part.settings(), Map.of()));
            providers.form(plug).stream()
                    .filter(field -> field.type() == Providers.Type.SECRET)
                    .forEach(field -> {
                        Secret secret = secrets.get(key(plug, name, field.name()));
                        if (secret != null) {
                            values.put(field.name(), secret.reveal());
                        }
                    });
            try {
                definitions.add(providers.read(
                        id,
                        plug,
                        name,
                        Objects.requireNonNullElse(part.enabled(), true),
                        Objects.requireNonNullElse(part.priority(), 25),
                        values));
            } catch (UserException failure) {
                problems.add(Message.of("setup.plug.settings", name, failure.message()));
            }
        }
    }
}
