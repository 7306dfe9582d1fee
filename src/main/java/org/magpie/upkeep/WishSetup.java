package org.magpie.upkeep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.decide.wish.DelayProfile;
import org.magpie.pipeline.decide.wish.DelayProfiles;
import org.magpie.pipeline.decide.wish.ReleaseProfile;
import org.magpie.pipeline.decide.wish.ReleaseProfile.Preferred;
import org.magpie.pipeline.decide.wish.ReleaseProfiles;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** The release and delay profiles in the set-up document; an indexer is named, since ids differ from house to house. */
final class WishSetup {
    private final ReleaseProfiles releases;
    private final DelayProfiles delays;
    private final Providers providers;

    WishSetup(ReleaseProfiles releases, DelayProfiles delays, Providers providers) {
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

    Wishes export() {
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

    /** What is wrong with the document's wishes; empty when they can be taken. */
    List<Message> problems(@Nullable Wishes wishes) {
        List<Message> problems = new ArrayList<>();
        for (ReleaseProfile profile : words(wishes)) {
            try {
                ReleaseProfiles.check(profile);
            } catch (UserException failure) {
                problems.add(failure.message());
            }
        }
        for (DelayProfile profile : waits(wishes)) {
            try {
                DelayProfiles.check(profile);
            } catch (UserException failure) {
                problems.add(failure.message());
            }
        }
        return problems;
    }

    /** Profiles of the same name are replaced, others added. To be called after the indexers have been taken. */
    void apply(@Nullable Wishes wishes) {
        words(wishes).forEach(releases::save);
        waits(wishes).forEach(delays::save);
    }

    private List<ReleaseProfile> words(@Nullable Wishes wishes) {
        List<ReleaseProfile> profiles = new ArrayList<>();
        List<Words> parts = wishes == null || wishes.words() == null ? List.of() : wishes.words();
        for (Words part : parts) {
            String name = Objects.requireNonNullElse(part.name(), "");
            List<Preferred> preferred = new ArrayList<>();
            Objects.requireNonNullElse(part.preferred(), Map.<String, Integer>of())
                    .forEach((word, score) -> preferred.add(new Preferred(word, score)));
            profiles.add(new ReleaseProfile(
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
                    indexer(part.indexer())));
        }
        return profiles;
    }

    private List<DelayProfile> waits(@Nullable Wishes wishes) {
        List<DelayProfile> profiles = new ArrayList<>();
        List<Wait> parts = wishes == null || wishes.waits() == null ? List.of() : wishes.waits();
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

    /** 0, for all, where none of that name is set up. */
    private long indexer(@Nullable String name) {
        return name == null
                ? 0
                : providers.definitions(ProviderKind.INDEXER).stream()
                        .filter(definition -> definition.name().equals(name))
                        .mapToLong(Definition::id)
                        .findFirst()
                        .orElse(0);
    }
}
