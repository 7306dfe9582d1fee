package org.magpie.pipeline.decide;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.search.SearchMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges candidates, each for every slot of its title, ranks them and keeps every verdict. Safe for any number of threads.
 */
public final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final Supplier<List<Rule>> rules;
    private final Profiles profiles;
    private final Function<Set<Long>, List<LibraryFile>> filesOfItems;
    private final Scoring scoring;
    private final DecisionContext context;
    private final Verdicts verdicts;
    private final Clock clock;

    /**
     * @param rules made again for each go, so that they see what a person has just set
     * @param filesOfItems reads the files that hold any of these items
     */
    public Judge(
            Supplier<List<Rule>> rules,
            Profiles profiles,
            Function<Set<Long>, List<LibraryFile>> filesOfItems,
            Scoring scoring,
            DecisionContext context,
            Verdicts verdicts,
            Clock clock) {
        this.rules = rules;
        this.profiles = profiles;
        this.filesOfItems = filesOfItems;
        this.scoring = scoring;
        this.context = context;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** The same judge with other quality profiles, to see what a changed one would do. */
    public Judge with(Profiles others) {
        return new Judge(rules, others, filesOfItems, scoring, context, verdicts, clock);
    }

    /**
     * Judges all candidates and stores the verdicts.
     *
     * @return by slot and rank, the best first; those without a title last
     */
    public List<Decision> judge(Matched matched, SearchMode mode, String correlation) {
        return verdicts.keep(weigh(matched, mode), mode, correlation);
    }

    /** Judges without storing anything, to see what a changed profile would do. */
    public List<Decision> weigh(Matched matched, SearchMode mode) {
        Go go = new Go(mode);
        matched.candidates()
                .forEach(candidate -> go.add(candidate, matched.titles().get(candidate.titleId())));
        go.askDearRules();
        return go.ranked();
    }

    /**
     * What of the accepted decisions is to be taken: for each slot the best one, and further ones only for items that those before
     * do not bring.
     */
    public static List<Decision> choose(List<Decision> decisions) {
        Map<Long, Set<Long>> covered = new HashMap<>();
        List<Decision> chosen = new ArrayList<>();
        decisions.stream()
                .filter(Decision::isAccepted)
                .sorted(Comparator.comparingInt(Decision::rank))
                .forEach(decision -> {
                    Set<Long> items = covered.computeIfAbsent(decision.slotId(), slot -> new HashSet<>());
                    if (items.containsAll(decision.candidate().itemIds())) {
                        return;
                    }
                    // A pack that overlaps what is taken already would bring the same episodes twice.
                    if (decision.candidate().itemIds().stream().noneMatch(items::contains)) {
                        items.addAll(decision.candidate().itemIds());
                        chosen.add(decision);
                    }
                });
        return List.copyOf(chosen);
    }

    /** One go over the candidates, with what was read for it. */
    private final class Go {
        private final SearchMode mode;
        private final Instant now = clock.instant();
        private final List<Rule> cheap;
        private final List<Rule> expensive;
        private final Map<Long, Optional<Profile>> profilesById = new HashMap<>();
        private final Map<Long, List<LibraryFile>> filesByTitle = new HashMap<>();
        private final List<Judged> judged = new ArrayList<>();
        private final List<Decision> without = new ArrayList<>();

        Go(SearchMode mode) {
            this.mode = mode;
            Map<Rule.Cost, List<Rule>> asked = rules.get().stream().collect(Collectors.groupingBy(Rule::cost));
            this.cheap = asked.getOrDefault(Rule.Cost.CHEAP, List.of());
            this.expensive = asked.getOrDefault(Rule.Cost.EXPENSIVE, List.of());
        }

        /** An offer on its way through the rules; the expensive ones see it with its score. */
        private record Judged(SlotCandidate offer, List<Refusal> refusals) {
            boolean isRefusedForGood() {
                return refusals.stream().anyMatch(Refusal::permanent);
            }

            Judged scored(Score score) {
                return new Judged(offer.withScore(score), refusals);
            }
        }

        void add(Candidate candidate, @Nullable TitleFacts title) {
            ParsedRelease parsed = candidate.parsed();
            if (parsed == null || title == null || !candidate.isMatched()) {
                String rule = parsed == null ? "readable" : "matched";
                without.add(new Decision(
                        0, candidate, 0, List.of(new Refusal(rule, true, candidate.because())), Score.NONE, 0));
                return;
            }
            Set<Long> ids = Set.copyOf(candidate.itemIds());
            List<ItemFacts> items = title.items().stream()
                    .filter(item -> ids.contains(item.id()))
                    .toList();
            for (SlotFacts slot : title.slots()) {
                Optional<Profile> profile = profilesById.computeIfAbsent(slot.profileId(), profiles::find);
                if (profile.isPresent()) {
                    judge(offer(candidate, parsed, title, slot, profile.get(), items));
                } else {
                    Refusal none = new Refusal("profile", false, Message.of("decide.no-profile", slot.name()));
                    without.add(new Decision(0, candidate, slot.id(), List.of(none), Score.NONE, 0));
                }
            }
        }

        private SlotCandidate offer(
                Candidate candidate,
                ParsedRelease parsed,
                TitleFacts title,
                SlotFacts slot,
                Profile profile,
                List<ItemFacts> items) {
            int minutes = items.stream()
                    .mapToInt(item ->
                            item.details().minutes() > 0 ? item.details().minutes() : title.runtimeMinutes())
                    .sum();
            return new SlotCandidate(
                    candidate,
                    parsed,
                    title,
                    slot,
                    profile,
                    items,
                    Score.NONE,
                    minutes,
                    mode,
                    now,
                    () -> held(title, slot, items));
        }

        private List<LibraryFile> held(TitleFacts title, SlotFacts slot, List<ItemFacts> items) {
            return filesByTitle.getOrDefault(title.id(), List.of()).stream()
                    .filter(file -> file.facts().slotId() == slot.id())
                    .filter(file -> items.stream()
                            .anyMatch(item -> file.facts().itemIds().contains(item.id())))
                    .toList();
        }

        private void judge(SlotCandidate offer) {
            List<Refusal> refusals = new ArrayList<>();
            cheap.forEach(rule -> ask(rule, offer).ifPresent(refusals::add));
            judged.add(new Judged(offer, refusals));
        }

        /**
         * The expensive rules look at scores and files. The files of everything that is still in question are read at once. Of what nobody
         * asked for and a cheap rule has refused for good not even the score is of interest: hundreds of patterns would run for it.
         */
        void askDearRules() {
            judged.replaceAll(one -> mode == SearchMode.RECENT && one.isRefusedForGood()
                    ? one
                    : one.scored(scoring.score(
                            one.offer().matched(),
                            one.offer().title(),
                            one.offer().profile())));
            List<Judged> open =
                    judged.stream().filter(one -> !one.isRefusedForGood()).toList();
            Set<Long> items = open.stream()
                    .flatMap(one -> one.offer().items().stream())
                    .map(ItemFacts::id)
                    .collect(Collectors.toUnmodifiableSet());
            filesOfItems
                    .apply(items)
                    .forEach(file -> filesByTitle
                            .computeIfAbsent(file.titleId(), title -> new ArrayList<>())
                            .add(file));
            open.forEach(one -> expensive.forEach(rule -> ask(rule, one.offer()).ifPresent(one.refusals()::add)));
        }

        @SuppressWarnings("IllegalCatch") // a rule that breaks refuses; the others are still asked
        private static Optional<Refusal> ask(Rule rule, SlotCandidate offer) {
            try {
                return rule.check(offer);
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.error("Rule {} failed for {}", rule.key(), offer.release().name(), failure);
                return Optional.of(new Refusal(
                        rule.key(),
                        false,
                        Message.of("decide.rule-failed", failure.getClass().getSimpleName())));
            }
        }

        List<Decision> ranked() {
            Map<Long, List<Judged>> bySlot = new TreeMap<>();
            judged.forEach(one -> bySlot.computeIfAbsent(one.offer().slot().id(), slot -> new ArrayList<>())
                    .add(one));
            IdentityHashMap<SlotCandidate, Integer> brings = new IdentityHashMap<>();
            judged.forEach(one -> brings.put(
                    one.offer(),
                    one.isRefusedForGood() ? 0 : one.offer().wanted().size()));
            Comparator<SlotCandidate> better = new Preference(new CachedDecisionContext(context), profiles)
                    .betterFirst(offer -> brings.getOrDefault(offer, 0));
            // What only waits for a time to come stands before what is refused for another reason.
            Comparator<Judged> order = Comparator.comparing(
                            (Judged one) -> !one.refusals().isEmpty())
                    .thenComparing(Judged::isRefusedForGood)
                    .thenComparing(Judged::offer, better);
            List<Decision> all = new ArrayList<>(judged.size() + without.size());
            bySlot.values().forEach(ofSlot -> {
                ofSlot.sort(order);
                for (int rank = 0; rank < ofSlot.size(); rank++) {
                    Judged one = ofSlot.get(rank);
                    all.add(new Decision(
                            0,
                            one.offer().matched(),
                            one.offer().slot().id(),
                            one.refusals(),
                            one.offer().scored(),
                            rank));
                }
            });
            int place = judged.size();
            for (Decision decision : without) {
                all.add(new Decision(
                        0, decision.candidate(), decision.slotId(), decision.refusals(), Score.NONE, place));
                place++;
            }
            return all;
        }
    }
}
