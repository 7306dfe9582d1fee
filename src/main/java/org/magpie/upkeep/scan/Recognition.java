package org.magpie.upkeep.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.library.Library;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleClue;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.upkeep.scan.LibraryScan.Candidate;

/**
 * Says which title of the library files are of: by the folder that is the title's own, by ids, by name and year. What speaks for two titles
 * is left to a person, and so is all that leaves a doubt: files taken for another title's are the worst that can come of a scan.
 */
final class Recognition {
    /** From here on a name that is nearly that of a title may be a slip of the pen. */
    private static final double SLIP = 0.65;

    private final Library library;
    private final Matching matching;
    private final Map<String, Long> ownFolders;
    private final LongFunction<List<String>> filesOf;

    /**
     * @param ownFolders folders of titles of the library below the root folder, in small letters
     * @param filesOf names of the files that a title has there
     */
    Recognition(Library library, Matching matching, Map<String, Long> ownFolders, LongFunction<List<String>> filesOf) {
        this.library = library;
        this.matching = matching;
        this.ownFolders = ownFolders;
        this.filesOf = filesOf;
    }

    Verdict of(TitleGroup group) {
        long owner = owner(group.folder());
        if (owner != 0 && group.isOwnFolder()) {
            return isOfAnother(group, owner)
                    ? new Verdict.Waits(
                            Message.of("scan.reason.names-differ", group.path()), candidates(Set.of(owner)), null)
                    : new Verdict.Known(owner, Message.of("scan.because.folder", group.folder()));
        }
        Set<Long> byId = new HashSet<>();
        group.ids()
                .forEach((source, id) ->
                        library.titleByExternalId(group.kind(), source, id).ifPresent(byId::add));
        if (byId.size() > 1) {
            return new Verdict.Waits(Message.of("scan.reason.ids-differ", ids(group)), candidates(byId), null);
        }
        Set<Long> byName = new HashSet<>();
        Matching.Named best = null;
        for (TitleClue clue : group.clues()) {
            // A name without a year speaks only where none has one, or where it was written down as the title.
            if (clue.year() == null && !clue.isStated() && best != null && group.clues().getFirst().year() != null) {
                continue;
            }
            Matching.Named named = matching.title(group.kind(), clue.names(), clue.year(), Map.of());
            if (named.isCertain()) {
                byName.add(named.titleId());
            }
            best = best == null || named.confidence() > best.confidence() ? named : best;
        }
        if (byId.size() == 1) {
            return identified(group, byId.iterator().next(), byName);
        }
        if (byName.size() > 1) {
            return new Verdict.Waits(Message.of("scan.reason.names-differ", group.path()), candidates(byName), null);
        }
        if (byName.size() == 1 && best != null) {
            return contradicted(group, byName.iterator().next(), best);
        }
        if (best != null && !best.weighed().isEmpty() && isDoubt(best, group)) {
            return new Verdict.Waits(best.because(), weighed(best), null);
        }
        return unknown(group);
    }

    /** Whether a file that lies in the folder of a title says that it is of another: another year, or another title's name. */
    private boolean isOfAnother(TitleGroup group, long owner) {
        Optional<TitleName> known = library.names(Set.of(owner)).stream().findFirst();
        return known.isPresent()
                && group.files().stream()
                        .map(TitleGroup.Member::parsed)
                        .anyMatch(parsed -> parsed != null && isOfAnother(group, parsed, known.get()));
    }

    private boolean isOfAnother(TitleGroup group, ParsedRelease parsed, TitleName owner) {
        if (parsed.title().isBlank()) {
            return false;
        }
        Integer year = parsed.year();
        if (year != null && owner.year() != 0 && Math.abs(year - owner.year()) > 1) {
            return true;
        }
        Matching.Named named = matching.title(group.kind(), parsed.titles(), year, Map.of());
        return named.isCertain() ? named.titleId() != owner.id() : isOddOneOut(group.folder(), parsed, owner);
    }

    /**
     * Whether a file bears a name that neither its folder has nor the title, nor any file that the title has already: a title may be
     * called otherwise than anybody here knows, but hardly in one file alone.
     */
    private boolean isOddOneOut(String folder, ParsedRelease parsed, TitleName owner) {
        List<String> names = new ArrayList<>(owner.aliases());
        names.add(owner.name());
        names.addAll(List.of(folder.split("/")));
        String said = ComparisonForm.strict(parsed.title());
        boolean isCalledSo = names.stream()
                .map(ComparisonForm::strict)
                .anyMatch(name -> !name.isEmpty() && (name.startsWith(said) || said.startsWith(name)));
        List<String> files = isCalledSo ? List.of() : filesOf.apply(owner.id());
        return !files.isEmpty() && files.stream().map(ComparisonForm::strict).noneMatch(file -> file.contains(said));
    }

    private Verdict identified(TitleGroup group, long byId, Set<Long> byName) {
        Set<Long> meant = new TreeSet<>(byName);
        meant.add(byId);
        boolean isDenied = byName.size() == 1 && meant.size() > 1;
        boolean isPossible = library.names(Set.of(byId)).stream().allMatch(title -> {
            List<String> names = new ArrayList<>(title.aliases());
            names.add(title.name());
            return group.mayBe(names, title.year() == 0 ? null : title.year());
        });
        return isDenied || !isPossible
                ? new Verdict.Waits(Message.of("scan.reason.id-against-name"), candidates(meant), null)
                : new Verdict.Known(byId, Message.of("scan.because.id"));
    }

    /** An id that the library's title of that name does not have is one of another title. */
    private Verdict contradicted(TitleGroup group, long titleId, Matching.Named named) {
        Map<String, String> known = library.names(Set.of(titleId)).stream()
                .findFirst()
                .map(title -> title.ids())
                .orElse(Map.of());
        boolean isOther = group.ids().entrySet().stream()
                .anyMatch(id -> !id.getValue().equals(known.getOrDefault(id.getKey(), id.getValue())));
        return isOther
                ? new Verdict.Waits(Message.of("scan.reason.id-against-name"), candidates(Set.of(titleId)), null)
                : new Verdict.Known(titleId, named.because());
    }

    /** Whether something of the library is so near that a new title might only be a second one of it. */
    private static boolean isDoubt(Matching.Named named, TitleGroup group) {
        if (named.isMerelySimilar()) {
            // One letter amiss is a slip of the pen; another number is another part of the same thing.
            String known = digits(named.weighed().getFirst().name().replaceFirst(" \\(\\d{4}\\)$", ""));
            return named.confidence() >= SLIP
                    && group.clues().stream()
                            .flatMap(clue -> clue.names().stream())
                            .anyMatch(name -> known.equals(digits(name)));
        }
        return named.confidence() >= 0.5 || named.because().key().equals("match.ambiguous");
    }

    private static String digits(String name) {
        return name.replaceAll("\\D+", " ").strip();
    }

    private static Verdict unknown(TitleGroup group) {
        if (group.clues().isEmpty() && group.ids().isEmpty()) {
            return new Verdict.Waits(Message.of("scan.reason.no-name"), List.of(), null);
        }
        return new Verdict.Unasked(Message.of("scan.reason.new-title"));
    }

    /** The title whose folder it is or lies in; 0 for none. */
    private long owner(String folder) {
        for (String at = folder; !at.isEmpty(); at = FoundFile.parent(at)) {
            Long title = ownFolders.get(at.toLowerCase(Locale.ROOT));
            if (title != null) {
                return title;
            }
        }
        return 0;
    }

    private List<Candidate> candidates(Set<Long> titles) {
        List<Candidate> all = new ArrayList<>();
        library.names(titles).forEach(title -> all.add(new Candidate(title.id(), "", title.name(), title.year(), 0.5)));
        return all;
    }

    private static List<Candidate> weighed(Matching.Named named) {
        return named.weighed().stream()
                .limit(5)
                .map(each -> new Candidate(each.titleId(), "", each.name(), 0, each.confidence()))
                .toList();
    }

    private static String ids(TitleGroup group) {
        List<String> ids = new ArrayList<>();
        group.ids().forEach((source, id) -> ids.add(source + ":" + id));
        return String.join(", ", ids);
    }

    /** What a new title may be called where no source is asked: only what is plain; null where nothing is. */
    static @Nullable TitleClue plain(TitleGroup group) {
        List<TitleClue> dated =
                group.clues().stream().filter(clue -> clue.year() != null).toList();
        if (dated.isEmpty() || !dated.getFirst().isPlain()) {
            return null;
        }
        TitleClue first = dated.getFirst();
        // Another year beside it, or another name of that year, leaves open which is right; so does another title that is written down.
        boolean isAgreed = dated.stream()
                .allMatch(clue ->
                        first.year() != null && first.year().equals(clue.year()) && first.isCalled(clue.names()));
        boolean isDenied = group.clues().stream().anyMatch(clue -> clue.isStated() && !first.isCalled(clue.names()));
        return isAgreed && !isDenied ? first : null;
    }
}
