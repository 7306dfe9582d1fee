package org.magpie.pipeline.parse.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.part.IsoLanguages;
import org.magpie.pipeline.parse.word.Characters;

/** Reads what a subtitle file says of itself between the name of its video and its extension: "Title.en.forced.srt". */
public final class SubtitleFileReader {
    private static final String HEARING_IMPAIRED = "hi";
    private static final Set<String> TAGS =
            Set.of("default", "forced", "sdh", "cc", HEARING_IMPAIRED, "foreign", "full", "psdh");

    private final IsoLanguages languages;

    public SubtitleFileReader(IsoLanguages languages) {
        this.languages = languages;
    }

    /**
     * What a subtitle file says.
     *
     * @param language English name, null when none is stated
     * @param tags such as "forced", in order; empty where no language is stated
     * @param title of the subtitles, null when they have none or no language is stated
     */
    public record SubtitleFile(
            @Nullable String language,
            List<String> tags,
            @Nullable String title) {
        /** A file that says nothing. */
        public static final SubtitleFile NONE = new SubtitleFile(null, List.of(), null);

        public SubtitleFile {
            tags = List.copyOf(tags);
        }
    }

    /** Reads the file name with its extension. */
    public SubtitleFile read(String fileName) {
        String[] parts = fileName.strip().split("\\.", -1);
        @Nullable String language = null;
        @Nullable String title = null;
        List<String> tags = new ArrayList<>();
        int at = parts.length - 2;
        for (; at > 0; at--) {
            String part = parts[at];
            Optional<Spoken> spoken = language == null ? spoken(part) : Optional.empty();
            if (TAGS.contains(part.toLowerCase(Locale.ROOT))) {
                tags.add(part.toLowerCase(Locale.ROOT));
            } else if (spoken.isPresent()) {
                language = spoken.get().language();
                title = title == null ? spoken.get().title() : title;
            } else if (title == null && isTitle(parts, at)) {
                title = withoutCopyNumber(part);
            } else {
                break;
            }
        }
        if (language == null && tags.remove(HEARING_IMPAIRED)) {
            // "hi" is Hindi where no other language is named, "for the hearing impaired" otherwise.
            language = languages.ofCode(HEARING_IMPAIRED).orElse(null);
        }
        if (language == null) {
            language = parts.length > 1 ? hanging(parts[parts.length - 2]) : null;
            tags.clear();
            title = null;
        }
        if (language == null) {
            return SubtitleFile.NONE;
        }
        Collections.reverse(tags);
        return new SubtitleFile(language, tags, title);
    }

    /** "Title-fr", "Title_fr": a code that hangs on the name of the video without a dot. */
    private @Nullable String hanging(String part) {
        int at = Math.max(part.lastIndexOf('-'), part.lastIndexOf('_'));
        int length = part.length() - at - 1;
        boolean code = at > 0 && length >= 2 && length <= 3;
        return code ? languages.ofCode(part.substring(at + 1)).orElse(null) : null;
    }

    /** "en", "English", "pt-BR", or "ru-something" where the rest is the title. */
    private Optional<Spoken> spoken(String part) {
        Optional<String> whole = languages.ofCodeOrName(part);
        if (whole.isPresent()) {
            return whole.map(language -> new Spoken(language, null));
        }
        int hyphen = part.indexOf('-');
        if (hyphen < 2 || hyphen > 3) {
            return Optional.empty();
        }
        return languages
                .ofCode(part.substring(0, hyphen))
                .map(language -> new Spoken(language, part.substring(hyphen + 1)));
    }

    /** A title stands behind the name of the video, which ends in brackets or has blanks; a part of a dotted name is none. */
    private static boolean isTitle(String[] parts, int at) {
        String before = parts[at - 1];
        boolean closed = before.endsWith("]") || before.endsWith(")");
        boolean balanced = parts[at].indexOf(']') < 0 || parts[at].indexOf('[') >= 0;
        boolean spaced = parts[0].indexOf(' ') >= 0;
        return !parts[at].isBlank() && balanced && (closed || spaced) && !isNumber(parts[at]);
    }

    private static boolean isNumber(String part) {
        return Characters.number(part, 0, part.length()) >= 0;
    }

    /** "title - 1": the second file of the same kind. */
    private static String withoutCopyNumber(String part) {
        int at = part.lastIndexOf(" - ");
        return at > 0 && isNumber(part.substring(at + 3)) ? part.substring(0, at) : part;
    }

    private record Spoken(String language, @Nullable String title) {}
}
