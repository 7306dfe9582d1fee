package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.decide.profile.ReleaseProfile.Preferred;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** The release and delay profiles in the set-up document; an indexer is named, since ids differ from one library to the next. */
final class ReleasePreferenceSetup implements SetupPart<ReleasePreferenceSetup.Wishes> {
    private final ReleaseProfiles releases;
    private final DelayProfiles delays;
    private final Providers providers;

    ReleasePreferenceSetup(ReleaseProfiles releases, DelayProfiles delays, Providers providers) {
        this.releases = releases;
        this.delays = delays;
        this.providers = providers;
    }

    /**
     * Both kinds as the document holds them.
     *
     * @param words the release profiles
     * @param waits the delay profiles, in their order
     */
    record Wishes(@Nullable List<Words> words, @Nullable List<Wait> waits) {}

    /** The fields of {@link ReleaseProfile}, without its id. */
    record Words(
            @Nullable String name,
            boolean enabled,
            @Nullable List<String> must,
            @Nullable List<String> mustNot,
            @Nullable Map<String, Integer> preferred,
            @Nullable Set<String> flags,
            @Nullable Set<String> tags,
            @Nullable String indexer) {}

    /** The fields of {@link DelayProfile}, without its id and place. */
    record Wait(
            @Nullable String name,
            boolean enabled,
            @Nullable Protocol preferred,
            @Nullable Map<Protocol, Integer> minutes,
            @Nullable Set<Protocol> refused,
            boolean bestAtOnce,
            @Nullable Integer scoreAtOnce,
            @Nullable Set<String> tags) {}

    @Override
    public String key() {
        return "wishes";
    }

    @Override
    public Wishes export() {
        return new Wishes(
                releases.all().stream().map(this::part).toList(),
                delays.all().stream()
                        .map(wait -> new Wait(
                                wait.name(),
                                wait.enabled(),
                                wait.preferred(),
                                wait.minutes(),
                                wait.refused(),
                                wait.bestAtOnce(),
                                wait.scoreAtOnce(),
                                wait.tags()))
                        .toList());
    }

    private Words part(ReleaseProfile profile) {
        Map<String, Integer> preferred = new LinkedHashMap<>();
        profile.preferred().forEach(each -> preferred.put(each.word(), each.score()));
        return new Words(
                profile.name(),
                profile.enabled(),
                profile.must(),
                profile.mustNot(),
                preferred,
                profile.flags(),
                profile.tags(),
                providers.definition(profile.indexerId()).map(Definition::name).orElse(null));
    }

    /** Profiles of the same name are replaced, others added. */
    @Override
    public void apply(Wishes section, SetupRun run) {
        JsonPointer here = JsonPointer.empty().appendProperty(key());
        List<Words> words = Objects.requireNonNullElse(section.words(), List.of());
        for (int at = 0; at < words.size(); at++) {
            Words part = words.get(at);
            run.entry(
                    here.appendProperty("words").appendIndex(at),
                    part.name(),
                    () -> releases.save(run.unit(), words(part, run)));
        }
        List<DelayProfile> waits = waits(section);
        for (int at = 0; at < waits.size(); at++) {
            DelayProfile profile = waits.get(at);
            run.entry(
                    here.appendProperty("waits").appendIndex(at),
                    profile.name(),
                    () -> delays.save(run.unit(), profile));
        }
    }

    private ReleaseProfile words(Words part, SetupRun run) {
        String name = Objects.requireNonNullElse(part.name(), "");
        List<Preferred> preferred = new ArrayList<>();
        Objects.requireNonNullElse(part.preferred(), Map.<String, Integer>of())
                .forEach((word, score) -> preferred.add(new Preferred(word, score)));
        return new ReleaseProfile(
                releases.all().stream()
                        .filter(known -> known.name().equals(name))
                        .mapToLong(ReleaseProfile::id)
                        .findFirst()
                        .orElse(0),
                name,
                part.enabled(),
                Objects.requireNonNullElse(part.must(), List.of()),
                Objects.requireNonNullElse(part.mustNot(), List.of()),
                preferred,
                Objects.requireNonNullElse(part.flags(), Set.of()),
                Objects.requireNonNullElse(part.tags(), Set.of()),
                indexer(part.indexer(), run));
    }

    private List<DelayProfile> waits(Wishes wishes) {
        List<DelayProfile> profiles = new ArrayList<>();
        List<Wait> parts = Objects.requireNonNullElse(wishes.waits(), List.of());
        for (Wait part : parts) {
            String name = Objects.requireNonNullElse(part.name(), "");
            profiles.add(new DelayProfile(
                    delays.all().stream()
                            .filter(known -> known.name().equals(name))
                            .mapToLong(DelayProfile::id)
                            .findFirst()
                            .orElse(0),
                    profiles.size(),
                    name,
                    part.enabled(),
                    part.preferred(),
                    Objects.requireNonNullElse(part.minutes(), Map.of()),
                    Objects.requireNonNullElse(part.refused(), Set.of()),
                    part.bestAtOnce(),
                    part.scoreAtOnce(),
                    Objects.requireNonNullElse(part.tags(), Set.of())));
        }
        return profiles;
    }

    /** 0, for all, where none is named; a limit whose indexer is not there must not become one for all. */
    private long indexer(@Nullable String name, SetupRun run) {
        if (name == null) {
            return 0;
        }
        List<Definition<?>> indexers = providers.definitions(ProviderKind.INDEXER);
        return run.plug(ProviderKind.INDEXER, name)
                .or(() -> indexers.stream()
                        .filter(known -> known.name().equals(name))
                        .map(Definition::id)
                        .findFirst())
                .orElseThrow(() -> new UserException(
                        "setup.wish.indexer",
                        name,
                        indexers.stream().map(Definition::name).collect(Collectors.joining(", "))));
    }
}
