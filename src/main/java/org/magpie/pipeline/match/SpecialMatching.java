package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.base.text.Accents;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.match.ItemMatching.Items;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

/**
 * Finds the special episode that a release holds. Every catalogue numbers specials in its own way, some not at all, so the number alone
 * says little: the words of the title decide, and where they do not, a person does.
 */
final class SpecialMatching {
    /** The words name the special, whatever its number is elsewhere. */
    private static final double BY_WORDS = 0.95;

    /** Behind these the words of an episode's title begin: its numbers, or else the word for a special. */
    private static final List<Pattern> MARKS = List.of(
            mark("S\\d{1,4}[ ._-]?E\\d{1,4}(?:[ ._-]?E?\\d{1,4})?|\\d{1,2}x\\d{1,4}|S\\d{1,4}|Season[ ._-]?\\d{1,3}"),
            mark("Specials?|SP\\d{0,3}|OVA\\d{0,3}|OAD\\d{0,3}"));

    /** What no title of an episode holds, as releases write it. */
    private static final Pattern TAG = Pattern.compile(
            "(?i)\\d{3,4}[pi]|4k|uhd|web|webrip|web-?dl|hdtv|pdtv|dsr|bluray|bdrip|brrip|dvd|dvdrip|bd|remux|[xh]26[45]|hevc|avc|xvid|av1"
                    + "|aac.*|ddp?[\\d+].*|ac3|eac3|dts.*|flac|opus|hdr.*|dv|proper|repack|internal|multi|dual|subbed|dubbed"
                    + "|german|french|italian|spanish|english|dutch|nordic|swedish|danish|norwegian|finnish|polish|russian|japanese"
                    + "|amzn|nf|dsnp|hmax|hulu|atvp|mkv|mp4|avi|(?:19|20)\\d{2}");

    /** Titles that say no more than that it is a special. */
    private static final Pattern NAMELESS = Pattern.compile(
            "(?i)(?:(?:tba|tbd|special|specials|episode|ova|oad|part|extra|bonus|folge|\\d{1,4}|[ivx]+)[\\s.:#-]*)*");

    private SpecialMatching() {}

    /** Whether numbers are those of a special: season 0, episode 0, or the word for it. */
    static boolean isSpecial(Numbers numbers) {
        boolean inSeasonZero =
                numbers.seasons().equals(List.of(0)) && !numbers.episodes().isEmpty();
        boolean episodeZero = numbers.episodes().equals(List.of(0));
        return inSeasonZero
                || episodeZero
                || (numbers.special() && numbers.episodes().isEmpty());
    }

    /**
     * @param numbered what the numbers alone say
     */
    static Items of(ParsedRelease parsed, TitleFacts title, Items numbered) {
        List<String> words = words(parsed.name());
        List<ItemFacts> named = named(words, title);
        if (named.size() == 1) {
            ItemFacts special = named.getFirst();
            Items found = new Items(List.of(special.id()), 1, Optional.empty());
            if (numbered.ids().equals(found.ids())) {
                return found;
            }
            return isWhole(special, words)
                    ? new Items(found.ids(), BY_WORDS, Optional.empty())
                    : found.doubted(
                            ItemMatching.UNCERTAIN,
                            Message.of("match.special-in-words", name(special), String.join(" ", words)));
        }
        if (named.size() > 1) {
            Items meant = numbered.ids().isEmpty() ? Items.of(named) : numbered;
            boolean decides = numbered.ids().size() == 1
                    && named.stream()
                            .anyMatch(item -> item.id() == numbered.ids().getFirst());
            return decides
                    ? numbered
                    : meant.doubted(
                            ItemMatching.UNCERTAIN, Message.of("match.special-several", name(named.getFirst())));
        }
        if (numbered.ids().isEmpty()) {
            return numbered;
        }
        String known =
                title.item(numbered.ids().getFirst()).map(SpecialMatching::name).orElse("");
        return numbered.doubted(
                ItemMatching.UNCERTAIN,
                words.isEmpty() || known.isEmpty()
                        ? Message.of("match.special-by-number", known.isEmpty() ? title.name() : known)
                        : Message.of("match.special-contradicts", known, String.join(" ", words)));
    }

    /** The specials whose whole title stands in the words, only those with the longest one. */
    private static List<ItemFacts> named(List<String> words, TitleFacts title) {
        String spoken = " " + String.join(" ", words) + " ";
        List<ItemFacts> named = new ArrayList<>();
        int longest = 0;
        for (ItemFacts item : title.items()) {
            String name = spoken(item.details().name());
            if (item.details().season() != 0 || name.isBlank() || !spoken.contains(name)) {
                continue;
            }
            if (name.length() > longest) {
                named.clear();
                longest = name.length();
            }
            if (name.length() == longest) {
                named.add(item);
            }
        }
        named.sort(Comparator.comparingLong(ItemFacts::id));
        return named;
    }

    /** Whether the words are the special's title and nothing more. */
    private static boolean isWhole(ItemFacts special, List<String> words) {
        return spoken(special.details().name()).strip().equals(String.join(" ", words));
    }

    private static String spoken(String title) {
        return NAMELESS.matcher(title.strip()).matches()
                ? ""
                : " "
                        + String.join(
                                " ",
                                ComparisonForm.looseWords(title).stream()
                                        .map(SpecialMatching::plain)
                                        .toList())
                        + " ";
    }

    private static String plain(String word) {
        return Accents.fold(word);
    }

    /** The words of the episode's title in a release's name, as far as its first tag; empty where there are none. */
    private static List<String> words(String release) {
        String behind = MARKS.stream()
                .map(pattern -> pattern.matcher(release))
                .filter(Matcher::find)
                .findFirst()
                .map(mark -> release.substring(mark.end()))
                .orElse("");
        int bracket = behind.indexOf('[');
        String told = bracket < 0 ? behind : behind.substring(0, bracket);
        List<String> words = new ArrayList<>();
        for (String word : told.split("[\\s._()-]+")) {
            if (TAG.matcher(word).matches()) {
                break;
            }
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return ComparisonForm.looseWords(String.join(" ", words)).stream()
                .map(word -> plain(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Pattern mark(String mark) {
        return Pattern.compile("(?:^|[^\\p{L}\\p{N}])(?:" + mark + ")(?=[^\\p{L}\\p{N}]|$)", Pattern.CASE_INSENSITIVE);
    }

    private static String name(ItemFacts item) {
        return item.details().name();
    }
}
