package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.BrokenSecretException;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Store;
import org.magpie.base.store.StoredPreferences;
import org.magpie.media.format.StoredFormats;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.importing.players.PlayerChoices;
import org.magpie.provider.stored.StoredProviders;

/**
 * Writes down how this Magpie is set up, and sets it up from such a document: all of it or nothing, in one unit of work whose last
 * step is what cannot be rolled back with it, the folders on the disk.
 */
public final class Setup {
    private final Store store;
    private final FolderSetup folders;
    private final ProfileSetup profiles;
    private final SizeSetup sizes;
    private final FormatSetup formats;
    private final PlugSetup plugs;
    private final PlaceSetup places;
    private final ReleasePreferenceSetup wishes;
    private final PreferenceSetup preferences;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Setup(
            Store store,
            StoredRootFolders folders,
            StoredProfiles profiles,
            StoredFormats formats,
            StoredProviders providers,
            ReleaseProfiles words,
            DelayProfiles waits,
            PlaceMappings places,
            StoredPreferences preferences) {
        this.store = store;
        this.folders = new FolderSetup(folders, new PlayerChoices(store));
        this.profiles = new ProfileSetup(profiles);
        this.sizes = new SizeSetup(profiles);
        this.formats = new FormatSetup(formats);
        this.plugs = new PlugSetup(providers);
        this.places = new PlaceSetup(places, providers);
        this.wishes = new ReleasePreferenceSetup(words, waits, providers);
        this.preferences = new PreferenceSetup(preferences);
    }

    /**
     * @param passphrase locks the secrets into the document; null leaves them out, and {@code ***} stands for those that are part
     *     of an address
     */
    public String export(SetupForm form, char @Nullable [] passphrase) {
        SetupDocument document = new SetupDocument(
                SetupDocument.VERSION,
                folders.export(),
                profiles.export(),
                sizes.export(),
                formats.export(),
                plugs.export(),
                places.export(),
                wishes.export(),
                preferences.export(),
                passphrase == null ? null : locked(passphrase));
        return SetupText.write(json.valueToTree(document), form);
    }

    /**
     * What is wrong with a document; empty when it can be imported. Does what {@link #apply} does and takes it back.
     *
     * @param passphrase opens the document's secrets; null leaves them alone
     */
    public List<Message> validate(WrittenSetup written, char @Nullable [] passphrase) {
        try {
            SetupDocument document = parse(written);
            Map<String, Secret> secrets = open(document.secrets(), passphrase);
            List<Message> problems = new ArrayList<>();
            store.tryOut(unit -> {
                SetupRun run = new SetupRun(unit, secrets, written);
                try {
                    problems.addAll(run(document, run));
                } finally {
                    run.takeBackFolders();
                }
            });
            return problems;
        } catch (UserException failure) {
            return List.of(failure.message());
        }
    }

    /**
     * Sets Magpie up: folders that are missing are added, profiles and plugs of the same name are replaced, nothing is deleted.
     *
     * @return the secrets that are locked in the document and were left alone
     * @throws UserException when anything in it is wrong; then nothing has been changed
     */
    public List<LockedSecret> apply(WrittenSetup written, char @Nullable [] passphrase) {
        SetupDocument document = parse(written);
        Map<String, Secret> secrets = open(document.secrets(), passphrase);
        Applied applied = new Applied();
        try {
            store.change(unit -> applied.take(document, new SetupRun(unit, secrets, written)));
            applied.done = true;
            return unopened(document, secrets);
        } finally {
            applied.end();
        }
    }

    /** Remembers the run beyond its unit of work, for what the commit may still refuse. */
    private final class Applied {
        private @Nullable SetupRun run;
        private boolean done;

        void take(SetupDocument document, SetupRun now) {
            run = now;
            List<Message> problems = run(document, now);
            if (!problems.isEmpty()) {
                throw new UserException("setup.invalid", problems.getFirst(), problems.size());
            }
        }

        void end() {
            if (!done && run != null) {
                run.takeBackFolders();
            }
        }
    }

    /** Plugs come before what names them. */
    private List<Message> run(SetupDocument document, SetupRun run) {
        take(folders, document.folders(), run);
        take(profiles, document.profiles(), run);
        take(sizes, document.sizes(), run);
        take(formats, document.formats(), run);
        take(plugs, document.plugs(), run);
        take(places, document.places(), run);
        take(wishes, document.wishes(), run);
        take(preferences, document.preferences(), run);
        run.makeFolders();
        return run.problems();
    }

    private static <D> void take(SetupPart<D> part, @Nullable D section, SetupRun run) {
        if (section != null) {
            part.apply(section, run);
        }
    }

    /** The secrets that a document holds locked and that no passphrase has opened. */
    public List<LockedSecret> locked(WrittenSetup written) {
        return unopened(parse(written), Map.of());
    }

    private static List<LockedSecret> unopened(SetupDocument document, Map<String, Secret> opened) {
        SetupDocument.Locked locked = document.secrets();
        if (locked == null || locked.values() == null) {
            return List.of();
        }
        return locked.values().keySet().stream()
                .filter(key -> !opened.containsKey(key))
                .flatMap(key -> LockedSecret.of(key).stream())
                .toList();
    }

    private SetupDocument parse(WrittenSetup written) {
        SetupDocument document;
        try {
            document = json.treeToValue(written.tree(), SetupDocument.class);
        } catch (JsonProcessingException failure) {
            throw UnreadableSetup.of(failure, written);
        }
        if (document == null || document.magpie() < 1) {
            throw new UserException("setup.not-ours");
        }
        if (document.magpie() > SetupDocument.VERSION) {
            throw new UserException("setup.newer", document.magpie());
        }
        return document;
    }

    private SetupDocument.Locked locked(char[] passphrase) {
        String salt = Passphrase.newSalt();
        return new SetupDocument.Locked(salt, plugs.secrets(Passphrase.vault(passphrase, salt)));
    }

    private static Map<String, Secret> open(SetupDocument.@Nullable Locked locked, char @Nullable [] passphrase) {
        Map<String, Secret> secrets = new HashMap<>();
        if (locked == null || passphrase == null || locked.salt() == null || locked.values() == null) {
            return secrets;
        }
        try {
            Vault vault = Passphrase.vault(passphrase, locked.salt());
            locked.values().forEach((key, value) -> secrets.put(key, vault.open(value)));
            return secrets;
        } catch (BrokenSecretException | IllegalArgumentException failure) {
            throw new UserException(failure, "setup.passphrase");
        }
    }
}
