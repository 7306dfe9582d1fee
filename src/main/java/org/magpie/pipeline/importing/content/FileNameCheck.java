package org.magpie.pipeline.importing.content;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/**
 * Tells whether the name of a file or folder is that of the title which was taken. Names that say nothing (numbers, letters at
 * random, "movie") are told apart from names that say something else: only the former may be filed for the release's word alone.
 */
final class FileNameCheck {
    /** What a name says of the title. */
    enum Fit {
        /** It is the title's, or that of the release which was taken. */
        FITS,
        /** It is readable and that of something else. */
        OTHER,
        /** It may be either. */
        UNCLEAR,
        /** It says nothing. */
        SILENT
    }

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CONSONANTS = Pattern.compile("[bcdfghjklmnpqrstvwxz]{5}");
    private static final Pattern VOWEL = Pattern.compile("[aeiouyäöüåæøœáàâéèêëíìîïóòôúùûýãõ]");
    private static final Pattern YEAR_BEHIND = Pattern.compile("^(.+?)[\\s._-]*[(\\[]?((?:18|19|20)\\d{2})[)\\]]?$");
    /** What a usenet program leaves of a post's subject where it names a file after it. */
    private static final Pattern POSTING = Pattern.compile("\\s+yEnc\\b.*$", Pattern.CASE_INSENSITIVE);

    private static final Set<String> NUMERALS = Set.of("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii");
    /** Words that folders and files bear whatever is in them. */
    private static final Set<String> GENERIC = Set.of(
            "movie",
            "movies",
            "film",
            "films",
            "video",
            "videos",
            "title",
            "feature",
            "main",
            "episode",
            "episodes",
            "season",
            "series",
            "part",
            "disc",
            "disk",
            "dvd",
            "track",
            "untitled",
            "download",
            "downloads",
            "complete",
            "completed",
            "new",
            "folder",
            "output",
            "file",
            "unknown",
            "stream",
            "the",
            "and");
    /** Words of what is about a film, and is not the film. */
    private static final Set<String> ABOUT = Set.of(
            "making",
            "behind",
            "scenes",
            "featurette",
            "featurettes",
            "documentary",
            "interview",
            "interviews",
            "bonus",
            "bloopers",
            "deleted",
            "trailer",
            "trailers",
            "teaser",
            "soundtrack",
            "review",
            "explained",
            "reaction",
            "tribute");
    /** A word without any mark in it that is longer than this is made up. */
    private static final int LONGEST_WORD = 16;

    private final ReleaseReader reader;
    private final MediaKind kind;
    private final Set<String> names = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    /** Those of the release that was taken. */
    private final Set<String> taken;

    private final Set<Integer> years = new HashSet<>();
    private final String group;

    FileNameCheck(ReleaseReader reader, Grabbed grabbed) {
        this.reader = reader;
        this.taken = Set.copyOf(words(grabbed.releaseName()));
        this.kind = grabbed.title().kind();
        Optional<ParsedRelease> release = reader.read(grabbed.releaseName(), kind);
        List<String> known = new ArrayList<>(grabbed.title().aliases());
        known.add(grabbed.title().name());
        release.ifPresent(read -> known.addAll(read.titles()));
        for (String name : known) {
            learn(name);
            Matcher dated = YEAR_BEHIND.matcher(name);
            if (dated.matches()) {
                learn(dated.group(1));
                years.add(Integer.valueOf(dated.group(2)));
            }
        }
        if (grabbed.title().year() != 0) {
            years.add(grabbed.title().year());
        }
        release.map(ParsedRelease::year).ifPresent(years::add);
        String by = release.map(ParsedRelease::group).orElse("");
        this.group = by.toLowerCase(Locale.ROOT);
    }

    private void learn(String name) {
        String form = ComparisonForm.loose(name);
        if (!form.isEmpty()) {
            names.add(form);
            words.addAll(words(name));
        }
    }

    /** What the name of a file without its ending, or of a folder, says. */
    Fit of(String given) {
        String name = POSTING.matcher(given).replaceFirst("");
        Optional<ParsedRelease> read = reader.read(name, kind);
        List<String> said = read.map(ParsedRelease::titles).orElse(List.of(name)).stream()
                .filter(each -> !each.isBlank())
                .toList();
        Integer year = read.map(ParsedRelease::year).orElse(null);
        boolean tagged = read.isPresent() && read.get().quality() != Quality.unknown(kind);
        Fit best = Fit.SILENT;
        for (String title : said) {
            Matcher dated = YEAR_BEHIND.matcher(title);
            boolean behind = dated.matches() && !names.contains(ComparisonForm.loose(title));
            String plain = behind ? dated.group(1) : title;
            Integer when = year == null && behind ? Integer.valueOf(dated.group(2)) : year;
            Fit fit = of(plain, when, tagged, name);
            if (fit == Fit.FITS) {
                return isAbout(name) ? Fit.OTHER : fit;
            }
            best = best == Fit.SILENT ? fit : best;
        }
        return best;
    }

    private Fit of(String title, @Nullable Integer year, boolean tagged, String whole) {
        String form = ComparisonForm.loose(title);
        boolean film = kind == MediaKind.MOVIE;
        boolean yearFits = year == null
                || years.isEmpty()
                || years.stream().anyMatch(known -> Math.abs(known - year) <= (film ? 1 : 0));
        if (names.contains(form) || isNear(form)) {
            return film && !yearFits ? Fit.OTHER : Fit.FITS;
        }
        List<String> readable =
                words(title).stream().filter(word -> isReadable(word)).toList();
        boolean sameYear = year != null && years.contains(year);
        boolean contained = names.stream().anyMatch(name -> name.length() >= 4 && form.contains(name));
        if (contained) {
            if (film && !yearFits || saysOtherNumber(title)) {
                return Fit.OTHER;
            }
            boolean more = readable.stream().anyMatch(word -> !words.contains(word) && !isJoined(word));
            return !more || (film && sameYear) ? Fit.FITS : Fit.UNCLEAR;
        }
        if (readable.isEmpty() || isMadeUp(whole)) {
            return Fit.SILENT;
        }
        boolean shared = readable.stream().anyMatch(words::contains);
        if (film && year != null) {
            return sameYear ? (shared ? Fit.FITS : Fit.UNCLEAR) : yearFits ? Fit.UNCLEAR : Fit.OTHER;
        }
        if (words.containsAll(readable)) {
            return saysOtherNumber(title) ? Fit.OTHER : Fit.SILENT;
        }
        if (shared) {
            return Fit.UNCLEAR;
        }
        if (startsWithGroup(whole) && readable.stream().allMatch(this::isAbbreviation)) {
            return Fit.SILENT;
        }
        return !film || tagged || readable.size() > 1 ? Fit.OTHER : Fit.UNCLEAR;
    }

    /** Whether a name says that a file is about the film, which neither the film's name nor that of the release says. */
    private boolean isAbout(String name) {
        return kind == MediaKind.MOVIE
                && split(name).anyMatch(word -> ABOUT.contains(word) && !words.contains(word) && !taken.contains(word));
    }

    /** One letter wrong in a name of some length, or two in a long one; never a number. */
    private boolean isNear(String form) {
        return names.stream().anyMatch(name -> {
            int most = name.length() >= 16 ? 2 : name.length() >= 8 ? 1 : 0;
            if (most == 0 || !digits(name).equals(digits(form))) {
                return false;
            }
            int apart = new LevenshteinDistance(most).apply(name, form);
            return apart >= 0 && apart <= most;
        });
    }

    private static String digits(String form) {
        return form.replaceAll("\\D+", " ").strip();
    }

    /** "Part 2" is one number away from the film that was taken. */
    private boolean saysOtherNumber(String title) {
        return split(title)
                .anyMatch(word -> !words.contains(word)
                        && ((word.length() <= 2 && word.chars().allMatch(Character::isDigit))
                                || NUMERALS.contains(word)));
    }

    /** The title's words written as one, with whoever made the file before it: "grp-quietriver". */
    private boolean isJoined(String word) {
        return word.equals(group) || names.stream().anyMatch(word::equals);
    }

    private boolean startsWithGroup(String whole) {
        return !group.isEmpty() && whole.toLowerCase(Locale.ROOT).startsWith(group + "-");
    }

    /** Letters of the title in their order, beginning with its first: "qriver". */
    private boolean isAbbreviation(String word) {
        return word.equals(group)
                || names.stream().anyMatch(name -> {
                    if (name.charAt(0) != word.charAt(0)) {
                        return false;
                    }
                    int at = 0;
                    for (int letter = 0; letter < word.length(); letter++) {
                        at = name.indexOf(word.charAt(letter), at) + 1;
                        if (at == 0) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /** Letters and digits without any blank, point or dash between them, and too many for a word. */
    private static boolean isMadeUp(String name) {
        return name.length() > LONGEST_WORD && name.chars().allMatch(Character::isLetterOrDigit);
    }

    private boolean isReadable(String word) {
        if (word.equals(group) || GENERIC.contains(word) || !word.chars().allMatch(Character::isLetter)) {
            return false;
        }
        boolean latin = word.chars().allMatch(letter -> letter < 0x250);
        return latin
                ? word.length() >= 3
                        && word.length() <= LONGEST_WORD
                        && VOWEL.matcher(word).find()
                        && !CONSONANTS.matcher(word).find()
                : word.length() >= 2;
    }

    private static List<String> words(String text) {
        return split(text).distinct().toList();
    }

    private static Stream<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return NO_LETTERS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }
}
