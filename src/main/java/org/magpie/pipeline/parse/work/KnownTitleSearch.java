package org.magpie.pipeline.parse.work;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.text.Accents;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.NameParts.Part;
import org.magpie.pipeline.parse.work.WorkFields.Dash;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** Tells which known work is the whole title of some parts of a name: a known title inside a longer one is another work. */
final class KnownTitleSearch {
    private final KnownNames known;
    private final WorkTags tags;
    private final Tokens tokens;
    private final WorkEnd ends;
    private final boolean books;
    private final Dash divider;
    private final NameParts nameParts;

    KnownTitleSearch(KnownNames known, WorkTags tags, WorkEnd ends, boolean books, NameParts nameParts) {
        this.known = known;
        this.tags = tags;
        this.tokens = tags.tokens();
        this.ends = ends;
        this.books = books;
        this.divider = nameParts.divider();
        this.nameParts = nameParts;
    }

    /** The work that is the whole title of these parts. */
    Optional<String> titleIn(List<Part> of) {
        List<Part> title = nameParts.title(of);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> whole = workAt(title.getFirst().from(), title);
        if (whole.isPresent() || !books) {
            return whole;
        }
        for (int part = 0; part < title.size(); part++) {
            Part field = title.get(part);
            int start = BookSeries.titleStart(tags, new TokenRange(field.from(), field.to()));
            boolean last = part == title.size() - 1;
            boolean behindSeries = part == 0 || (last && isSeries(title, part));
            if (behindSeries && (part > 0 || start > field.from())) {
                Optional<String> work = workAt(start, title.subList(part, title.size()));
                if (work.isPresent()) {
                    return work;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the parts in front of the last one name its series: they have a number, are known, or the title is long enough to be sure. */
    private boolean isSeries(List<Part> title, int last) {
        Part before = title.get(last - 1);
        boolean numbered = BookSeries.isNumbered(tags, new TokenRange(before.from(), before.to()), false);
        boolean named = known.isWork(key(before.from(), before.to()));
        return numbered || named || title.get(last).to() - title.get(last).from() > 1;
    }

    private String key(int from, int to) {
        StringBuilder key = new StringBuilder();
        for (int index = from; index < to; index++) {
            String word = KnownNames.key(tokens.get(index));
            key.append(KnownNames.JOINING.contains(word) ? "" : word);
        }
        return key.toString();
    }

    /** The longest work that starts at a word and is the whole title there. */
    private Optional<String> workAt(int from, List<Part> title) {
        Set<String> keys = new HashSet<>(List.of(""));
        Optional<String> work = Optional.empty();
        int limit = endOfBrackets(title.getLast());
        for (int index = from; index < limit; index++) {
            String word = KnownNames.key(tokens.get(index));
            boolean joining = KnownNames.JOINING.contains(word);
            Set<String> longer = new HashSet<>();
            for (String key : keys) {
                if (joining && !(index == from && index + 1 == limit)) {
                    longer.add(key);
                }
                if (!joining || keys.contains("")) {
                    Accents.spellings(word).forEach(spelling -> longer.add(key + spelling));
                }
            }
            longer.removeIf(key -> key.length() > known.longestKey());
            keys = longer;
            if (keys.isEmpty()) {
                return work;
            }
            boolean article = joining && work.isPresent();
            if (!article && keys.stream().anyMatch(known::isWork) && isWhole(from, index + 1, title)) {
                work = Optional.of(WorkFields.text(tokens, from, index + 1));
            }
        }
        return work;
    }

    /** Brackets right behind a title may be a part of it. */
    private int endOfBrackets(Part last) {
        int end = last.to();
        while (end < tokens.size() && WorkFields.opens(tokens, end)) {
            end = WorkFields.bracketEnd(tokens, end);
        }
        return end;
    }

    /** Whether nothing of a title is left behind a work: only tags in its part, no other part, no bracket of another version. */
    private boolean isWhole(int from, int to, List<Part> title) {
        int part = 0;
        while (part < title.size() && title.get(part).to() < to) {
            part++;
        }
        if (part < title.size() - 1) {
            return false;
        }
        int next = to;
        if (part < title.size()) {
            Part last = title.get(part);
            next = last.to();
            int start = Math.max(from, last.from());
            if (to < next && !isRest(to, next)) {
                int cut = ends.withoutTags(start, next);
                boolean bareNumber = next - cut == 1
                        && tags.is(cut, Role.RATE)
                        && tokens.get(cut).isNumber();
                if (to < cut || bareNumber || tags.any(to, next, Role.VERSION)) {
                    return false;
                }
            }
        } else {
            if (next < endOfBrackets(title.getLast()) && !WorkFields.opens(tokens, next)) {
                return false;
            }
        }
        return isSameVersion(next);
    }

    /** A subtitle that says nothing, or the narrator. */
    private boolean isRest(int from, int to) {
        if (ends.credit(from, to) == from || (books && BookSeries.isPlainSubtitle(tokens, from, to))) {
            return true;
        }
        for (int index = from; index < to; index++) {
            if (!tags.is(index, Role.GENRE)) {
                return false;
            }
        }
        return books;
    }

    /** Whether the brackets that follow leave the work what it is. */
    boolean isSameVersion(int from) {
        int index = from;
        while (index < tokens.size() && WorkFields.opens(tokens, index)) {
            int close = WorkFields.bracketEnd(tokens, index);
            boolean beside = ends.isBeside(index, close);
            boolean other = tags.any(index, close, Role.VERSION);
            boolean titled = !books && !beside && isOfTitle(index, close, from);
            if (other || titled) {
                return false;
            }
            index = close;
        }
        return true;
    }

    /** "[site.eu]": words that nothing but dots join. */
    private boolean isAddress(int from, int close) {
        boolean joined = close - from > 1;
        for (int index = from + 1; index < close; index++) {
            joined &= tokens.gapIs(index, '.');
        }
        return joined;
    }

    /** Unknown words in brackets right behind an album: of its title, unless they are in square brackets and name no version. */
    private boolean isOfTitle(int from, int close, int first) {
        return from == first
                && !isAddress(from, close)
                && !(divider == Dash.BARE && tokens.gapHas(from, '-'))
                && (tokens.get(from).bracket() == '(' || tags.any(from, close, Role.EDITION) && close - from > 1);
    }
}
