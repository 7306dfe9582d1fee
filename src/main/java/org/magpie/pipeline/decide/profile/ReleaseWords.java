package org.magpie.pipeline.decide.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.match.Candidate;

/** The enabled release profiles of one moment. Never changes; safe for any number of threads. */
public final class ReleaseWords {
    private final List<Ready> profiles;

    /**
     * @throws org.magpie.base.error.UserException when a pattern cannot be used
     */
    public ReleaseWords(List<ReleaseProfile> profiles) {
        this.profiles = profiles.stream()
                .filter(ReleaseProfile::enabled)
                .map(Ready::new)
                .toList();
    }

    private record Ready(
            ReleaseProfile profile, List<TermMatcher> must, List<TermMatcher> mustNot, List<TermMatcher> preferred) {
        Ready(ReleaseProfile profile) {
            this(
                    profile,
                    profile.must().stream().map(TermMatcher::new).toList(),
                    profile.mustNot().stream().map(TermMatcher::new).toList(),
                    profile.preferred().stream()
                            .map(each -> new TermMatcher(each.word()))
                            .toList());
        }
    }

    /** The first profile of which a release holds no word, though it should. */
    public Optional<ReleaseProfile> lacking(Candidate candidate, TitleFacts title) {
        return about(candidate, title)
                .filter(ready -> !ready.must().isEmpty())
                .filter(ready -> ready.must().stream().noneMatch(termMatcher -> termMatcher.isIn(candidate, title)))
                .map(Ready::profile)
                .findFirst();
    }

    /** The first word that a release holds, though it must not. */
    public Optional<Forbidden> forbidden(Candidate candidate, TitleFacts title) {
        return about(candidate, title)
                .flatMap(ready -> ready.mustNot().stream()
                        .filter(termMatcher -> termMatcher.isIn(candidate, title))
                        .map(termMatcher -> new Forbidden(termMatcher.written(), ready.profile())))
                .findFirst();
    }

    /** The first mark that a release does not bear, though it should. */
    public Optional<Forbidden> unmarked(Candidate candidate, TitleFacts title) {
        return about(candidate, title)
                .flatMap(ready -> ready.profile().flags().stream()
                        .sorted()
                        .filter(flag -> !candidate.release().flags().contains(flag.toLowerCase(Locale.ROOT)))
                        .map(flag -> new Forbidden(flag, ready.profile())))
                .findFirst();
    }

    /** A word or mark that decided, and where it stands. */
    public record Forbidden(String word, ReleaseProfile profile) {}

    /** What the preferred words add to the score of a release. */
    public Score score(Candidate candidate, TitleFacts title) {
        if (profiles.isEmpty()) {
            return Score.NONE;
        }
        List<Score.Part> parts = new ArrayList<>();
        for (Ready ready : about(candidate, title).toList()) {
            for (int at = 0; at < ready.preferred().size(); at++) {
                int worth = ready.profile().preferred().get(at).score();
                TermMatcher termMatcher = ready.preferred().get(at);
                if (worth != 0 && termMatcher.isIn(candidate, title)) {
                    parts.add(new Score.Part(termMatcher.written(), worth));
                }
            }
        }
        return Score.of(parts);
    }

    private Stream<Ready> about(Candidate candidate, TitleFacts title) {
        return profiles.stream()
                .filter(ready ->
                        ready.profile().isFor(title.tags(), candidate.release().indexerId()));
    }
}
