package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.text.Accents;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.KnownNames.Found;
import org.magpie.pipeline.parse.work.NameParts.Part;
import org.magpie.pipeline.parse.work.WorkFields.Dash;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** The search for known names in one name. */
final class KnownNameSearch {
    private static final Set<String> GUESTS =
            Set.of("feat", "ft", "featuring", "with", "and", "und", "et", "y", "en", "og", "och");

    private final KnownNames known;
    private final WorkTags tags;
    private final Tokens tokens;
    private final WorkEnd ends;
    private final boolean books;
    private final Dash divider;
    private final NameParts nameParts;
    private final List<Part> parts;

    KnownNameSearch(KnownNames known, WorkTags tags, boolean books) {
        this.known = known;
        this.tags = tags;
        this.tokens = tags.tokens();
        this.books = books;
        this.ends = new WorkEnd(tags, books);
        this.nameParts = new NameParts(tags, ends, books);
        this.divider = nameParts.divider();
        this.parts = nameParts.all();
    }

    Optional<Found> find() {
        String sign = known.creator().strip();
        if (Tokens.cut(sign).size() == 0) {
            return sign.isEmpty() ? Optional.empty() : bySign(sign);
        }
        for (int from = 0; from < tokens.size(); from++) {
            Optional<Found> found = byCreatorAt(from);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** "+ Album FLAC": a creator without a letter or digit, at the start or between blanks. */
    private Optional<Found> bySign(String sign) {
        String name = tokens.name();
        int at = name.indexOf(sign);
        while (at >= 0) {
            int end = at + sign.length();
            boolean alone =
                    (at == 0 || name.charAt(at - 1) == ' ') && (end == name.length() || name.charAt(end) == ' ');
            if (alone) {
                int next = tokens.indexAt(end);
                Optional<String> work = signBehind(end);
                if (work.isEmpty() && next < tokens.size()) {
                    work = titleIn(from(next, parts));
                }
                return work.map(title -> new Found(sign, title));
            }
            at = name.indexOf(sign, at + 1);
        }
        return Optional.empty();
    }

    private Optional<Found> byCreatorAt(int from) {
        if (KnownNames.JOINING.contains(tokens.get(from).key()) && from + 1 < tokens.size()) {
            return Optional.empty();
        }
        StringBuilder all = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        for (int to = from; to < tokens.size() && to < from + KnownCreators.LONGEST; to++) {
            String key = KnownNames.key(tokens.get(to));
            if (!KnownNames.JOINING.contains(key) || to == from) {
                all.append(key);
                whole.append(key.length() == 1 && to > from ? "" : key);
            }
            if (isCreator(all) || isCreator(whole)) {
                Optional<String> work = workBeside(from, to + 1);
                if (work.isPresent()) {
                    int start = from > 0 && tokens.get(from - 1).is("the") && startsWithArticle() ? from - 1 : from;
                    return Optional.of(new Found(WorkFields.text(tokens, start, to + 1), work.get()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean startsWithArticle() {
        return Tokens.cut(known.creator()).get(0).is("the");
    }

    private boolean isCreator(CharSequence joined) {
        String key = joined.toString();
        return known.isCreator(key) || Accents.spellings(key).stream().anyMatch(known::isCreator);
    }

    /** The work that stands beside the creator's name, if that is a name of its own there. */
    private Optional<String> workBeside(int from, int to) {
        int first = partAt(from);
        int last = partAt(to - 1);
        Part start = parts.get(first);
        Part end = parts.get(last);
        if (start.bracket() || end.bracket()) {
            return Optional.empty();
        }
        int by = byBefore(start.from(), from);
        if (by >= 0) {
            return byCreator(first, by, from, to);
        }
        boolean alone = isNothing(start.from(), from) || (isGuest(from) && start.from() < from);
        boolean shared = to < end.to() && last + 1 < parts.size() && isShared(to, end.to());
        List<Part> behind = new ArrayList<>();
        if (to < end.to() && !shared) {
            behind.add(new Part(to, end.to(), false));
        }
        behind.addAll(parts.subList(last + 1, parts.size()));
        if (!alone) {
            // "Night Bus Copper Choir FLAC": the title in front, and only tags behind.
            boolean onlyTags = to == end.to() || ends.withoutTags(to - 1, end.to()) == to;
            List<Part> before = new ArrayList<>(parts.subList(0, first));
            before.add(new Part(start.from(), from, false));
            boolean undivided = divider == Dash.NONE
                    || (divider == Dash.BARE && tokens.name().indexOf(' ') >= 0);
            return onlyTags && undivided && isSameVersion(end.to()) ? titleIn(before) : Optional.empty();
        }
        boolean text = behind.stream().anyMatch(part -> nameParts.isText(part));
        List<Part> before = parts.subList(0, first);
        boolean textBefore = before.stream().anyMatch(part -> nameParts.isText(part) && !part.bracket());
        Optional<String> sign = signBehind(tokens.get(to - 1).end());
        if (sign.isPresent()) {
            return sign;
        }
        if (!textBefore) {
            Optional<String> work = titleIn(behind);
            return work.isPresent() || text || !isSameVersion(end.to()) ? work : titleIn(before);
        }
        return (text && !isNoise(behind)) || !isSameVersion(end.to()) ? Optional.empty() : titleIn(before);
    }

    /** Where "by" stands in front of the creator, or of others who are named before; -1 when it does not. */
    private int byBefore(int start, int from) {
        if (!books) {
            return -1;
        }
        for (int index = from - 1; index >= start; index--) {
            if (tokens.get(index).is("by")) {
                return index == from - 1 || isGuest(from) ? index : -1;
            }
        }
        return -1;
    }

    /** "Title by Creator": the title is what stands in front, and nothing but tags behind. */
    private Optional<String> byCreator(int part, int by, int from, int to) {
        Part own = parts.get(part);
        boolean ended = to == own.to() || isShared(to, own.to()) || ends.withoutTags(from, own.to()) <= to;
        if (!ended || !isSameVersion(own.to())) {
            return Optional.empty();
        }
        List<Part> before = new ArrayList<>(parts.subList(0, part));
        if (own.from() < by) {
            before.add(new Part(own.from(), by, false));
        }
        return titleIn(before);
    }

    /** Whether text parts behind the creator come only after tags, so that they are of the release. */
    private boolean isNoise(List<Part> behind) {
        Part first = behind.getFirst();
        return tags.anyClear(first.from(), first.to()) || ends.credit(first.from(), first.to()) == first.from();
    }

    /** A work without letters right behind a place, as "÷" in "Artist - ÷ (2017)". */
    private Optional<String> signBehind(int place) {
        if (known.signs().isEmpty()) {
            return Optional.empty();
        }
        String rest = tokens.name().substring(place).replaceFirst("^[\\s._]*-?[\\s._]*", "");
        return known.signs().stream()
                .filter(sign ->
                        rest.equals(sign) || (rest.startsWith(sign) && " ([{".indexOf(rest.charAt(sign.length())) >= 0))
                .findFirst();
    }

    private boolean isNothing(int from, int to) {
        for (int index = from; index < to; index++) {
            if (!tokens.get(index).isNumber()
                    && !KnownNames.JOINING.contains(tokens.get(index).key())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a creator in front is joined to this one: "A & B", "A feat. B", "A, B". */
    private boolean isGuest(int index) {
        return index > 0
                && (isJoined(index) || GUESTS.contains(tokens.get(index - 1).key()));
    }

    /** Whether the words behind the creator name others who took part. "A & the B" is a band of its own. */
    private boolean isShared(int from, int to) {
        boolean joined = isJoined(from) || GUESTS.contains(tokens.get(from).key());
        int next = GUESTS.contains(tokens.get(from).key()) ? from + 1 : from;
        boolean band = !books
                && next < to
                && (tokens.get(next).is("the")
                        || tokens.get(next).is("his")
                        || tokens.get(next).is("her"));
        return joined && !band;
    }

    private boolean isJoined(int index) {
        return tokens.gapHas(index, '&')
                || tokens.gapHas(index, ',')
                || tokens.gapHas(index, ';')
                || tokens.gapHas(index, '+');
    }

    private List<Part> from(int index, List<Part> of) {
        List<Part> rest = new ArrayList<>();
        for (Part part : of) {
            if (part.to() > index) {
                rest.add(new Part(Math.max(index, part.from()), part.to(), part.bracket()));
            }
        }
        return rest;
    }

    private int partAt(int index) {
        int part = 0;
        while (part + 1 < parts.size() && parts.get(part).to() <= index) {
            part++;
        }
        return part;
    }

    /** The work that is the whole title of these parts. */
    private Optional<String> titleIn(List<Part> of) {
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
    private boolean isSameVersion(int from) {
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
