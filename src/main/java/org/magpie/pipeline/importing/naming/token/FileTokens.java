package org.magpie.pipeline.importing.naming.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.naming.subject.AudioTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.VideoTraits;

/** The tokens that tell of the file and are the same for every kind. */
final class FileTokens {
    private static final Set<String> ABBREVIATIONS = Set.of("imax", "hdr", "dv", "sdr", "3d", "4k", "uhd", "hfr");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");

    private FileTokens() {}

    static <S extends NamingSubject> void addTo(TokenTable<S> table, Function<S, String> properMark) {
        table.filtered("Quality Full", (subject, argument) -> full(subject, properMark.apply(subject)));
        table.text("Quality Title", FileTokens::quality);
        table.text("Quality Proper", subject -> proper(subject, properMark.apply(subject)));
        table.text("Quality Real", FileTokens::real);
        table.text("Release Group", subject -> subject.file().group());
        table.text("Release Hash", subject -> subject.file().hash());
        table.text("Original Title", subject -> subject.file().originalTitle());
        table.text("Original Filename", subject -> subject.file().originalFileName());
        table.filtered(
                "Custom Formats", (subject, argument) -> formats(subject.file().customFormats(), argument));
        table.filtered(
                "Custom Format",
                (subject, argument) -> subject.file().customFormats().contains(argument) ? argument : "");
    }

    static <S extends NamingSubject> void addVideoTo(TokenTable<S> table) {
        table.text("MediaInfo Simple", subject -> summary(subject, false));
        table.text("MediaInfo Full", subject -> summary(subject, true));
        table.text("MediaInfo VideoCodec", FileTokens::videoCodec);
        table.text("MediaInfo VideoBitDepth", video(facts -> facts.bitDepth() == 0 ? "" : "" + facts.bitDepth()));
        table.text("MediaInfo VideoDynamicRange", video(VideoTraits::dynamicRange));
        table.text("MediaInfo VideoDynamicRangeType", video(VideoTraits::dynamicRangeType));
        table.text("MediaInfo 3D", video(facts -> facts.threeDimensional() ? "3D" : ""));
        table.text("MediaInfo AudioCodec", video(VideoTraits::spokenAudioCodec));
        table.text("MediaInfo AudioChannels", video(VideoTraits::spokenChannels));
        languages(table, "MediaInfo AudioLanguages", (facts, filter) -> facts.spokenAudioLanguages(filter, false));
        languages(table, "MediaInfo AudioLanguagesAll", (facts, filter) -> facts.spokenAudioLanguages(filter, true));
        languages(table, "MediaInfo SubtitleLanguages", VideoTraits::spokenSubtitleLanguages);
        languages(table, "MediaInfo SubtitleLanguagesAll", VideoTraits::spokenSubtitleLanguages);
    }

    private static <S extends NamingSubject> void languages(
            TokenTable<S> table, String words, BiFunction<VideoTraits, String, String> value) {
        table.filtered(words, (subject, filter) -> {
            VideoTraits facts = subject.file().video();
            return facts == null ? "" : value.apply(facts, filter);
        });
    }

    static <S extends NamingSubject> void addAudioTo(TokenTable<S> table) {
        table.text("MediaInfo AudioCodec", audio(AudioTraits::spokenCodec));
        table.text("MediaInfo AudioChannels", audio(AudioTraits::spokenChannels));
        table.text("MediaInfo AudioBitRate", audio(AudioTraits::spokenBitrate));
        table.text("MediaInfo AudioBitsPerSample", audio(AudioTraits::spokenBits));
        table.text("MediaInfo AudioSampleRate", audio(AudioTraits::spokenSampleRate));
    }

    /** Capitals at the beginning of words, none inside, abbreviations all in capitals: {@code 5th Anniversary IMAX}. */
    static String edition(String edition) {
        Matcher word = WORD.matcher(edition);
        StringBuilder spelt = new StringBuilder(edition.length());
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            word.appendReplacement(spelt, Matcher.quoteReplacement(capitalised(lower)));
        }
        return word.appendTail(spelt).toString();
    }

    private static String capitalised(String lower) {
        if (ABBREVIATIONS.contains(lower)) {
            return lower.toUpperCase(Locale.ROOT);
        }
        int first = lower.offsetByCodePoints(0, 1);
        return lower.substring(0, first).toUpperCase(Locale.ROOT) + lower.substring(first);
    }

    private static <S extends NamingSubject> Function<S, @Nullable String> audio(Function<AudioTraits, String> value) {
        return subject -> {
            AudioTraits facts = subject.file().audio();
            return facts == null ? null : value.apply(facts);
        };
    }

    private static <S extends NamingSubject> Function<S, @Nullable String> video(Function<VideoTraits, String> value) {
        return subject -> {
            VideoTraits facts = subject.file().video();
            return facts == null ? null : value.apply(facts);
        };
    }

    private static String videoCodec(NamingSubject subject) {
        VideoTraits facts = subject.file().video();
        return facts == null ? "" : facts.spokenVideoCodec(subject.file().originalTitle());
    }

    private static String summary(NamingSubject subject, boolean withLanguages) {
        VideoTraits facts = subject.file().video();
        if (facts == null) {
            return "";
        }
        String sound = facts.spokenAudioCodec();
        String text = (videoCodec(subject) + " " + sound).strip();
        return withLanguages
                ? text + facts.spokenAudioLanguages("", false) + " " + facts.spokenSubtitleLanguages("")
                : text;
    }

    private static String quality(NamingSubject subject) {
        Quality quality = subject.file().quality();
        return quality == null ? "" : quality.displayName(subject.kind());
    }

    private static String proper(NamingSubject subject, String mark) {
        return subject.file().revision().version() > 1 ? mark : "";
    }

    private static String real(NamingSubject subject) {
        return subject.file().revision().real() > 0 ? "REAL" : "";
    }

    private static String full(NamingSubject subject, String mark) {
        List<String> words = new ArrayList<>(List.of(quality(subject), proper(subject, mark), real(subject)));
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }

    /**
     * @param filter "A,B" keeps these, "-A,B" leaves these out, empty keeps all
     */
    private static String formats(List<String> formats, String filter) {
        if (filter.isEmpty()) {
            return String.join(" ", formats);
        }
        boolean without = filter.startsWith("-");
        Set<String> named = Set.copyOf(List.of((without ? filter.substring(1) : filter).split(",")));
        return String.join(
                " ",
                formats.stream()
                        .filter(format -> named.contains(format) != without)
                        .toList());
    }
}
