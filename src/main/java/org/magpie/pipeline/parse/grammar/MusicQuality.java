package org.magpie.pipeline.parse.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.QualityOrigin.Origin;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.Bitrate;
import org.magpie.pipeline.parse.work.SoundTags;
import org.magpie.pipeline.parse.work.WorkFields;
import org.magpie.pipeline.parse.work.WorkWords;

/** Reads the quality of music: the codec, then what tells two qualities of one codec apart. */
final class MusicQuality {
    /** Codecs by word, the one first that decides where a name has several ("FLAC (M4A)" is FLAC). */
    private static final List<Map.Entry<String, Codec>> CODECS = List.of(
            Map.entry("flac", Codec.FLAC),
            Map.entry("alac", Codec.ALAC),
            Map.entry("wavpack", Codec.WAVPACK),
            Map.entry("wv", Codec.WAVPACK),
            Map.entry("ape", Codec.APE),
            Map.entry("wma", Codec.WMA),
            Map.entry("wav", Codec.WAV),
            Map.entry("opus", Codec.OPUS),
            Map.entry("ogg", Codec.OGG),
            Map.entry("vorbis", Codec.OGG),
            Map.entry("aac", Codec.AAC),
            Map.entry("m4a", Codec.AAC),
            Map.entry("mp3", Codec.MP3));

    private static final Map<String, Quality> EXTENSIONS = Map.ofEntries(
            Map.entry("flac", Quality.FLAC),
            Map.entry("alac", Quality.ALAC),
            Map.entry("ape", Quality.APE),
            Map.entry("wv", Quality.WAVPACK),
            Map.entry("wma", Quality.WMA),
            Map.entry("wav", Quality.WAV),
            Map.entry("mp3", Quality.MUSIC_UNKNOWN),
            Map.entry("mp2", Quality.MUSIC_UNKNOWN),
            Map.entry("m4a", Quality.MUSIC_UNKNOWN),
            Map.entry("m4p", Quality.MUSIC_UNKNOWN),
            Map.entry("aac", Quality.MUSIC_UNKNOWN),
            Map.entry("ogg", Quality.MUSIC_UNKNOWN),
            Map.entry("oga", Quality.MUSIC_UNKNOWN),
            Map.entry("opus", Quality.MUSIC_UNKNOWN));

    private MusicQuality() {}

    /** A quality and where its format was learnt. */
    record Read(Quality quality, Origin format) {}

    static Read read(Tokens tokens) {
        int size = tokens.size() - (extension(tokens) == null ? 0 : 1);
        Optional<Codec> codec = codec(tokens, size);
        int rate = Bitrate.in(tokens, size);
        if (codec.isPresent()) {
            return new Read(quality(codec.get(), tokens, size, rate), Origin.NAME);
        }
        if (rate > 0 || isVariable(tokens, size)) {
            return new Read(quality(Codec.MP3, tokens, size, rate), Origin.NAME);
        }
        if (has24Bits(tokens, size)) {
            // Nothing lossy has samples of a size, and what is shared in 24 bits without saying more is FLAC.
            return new Read(Quality.FLAC_24, Origin.NAME);
        }
        String extension = extension(tokens);
        if (extension == null && isSceneFromStore(tokens, size)) {
            return new Read(Quality.MP3_320, Origin.NAME);
        }
        return extension == null
                ? new Read(Quality.MUSIC_UNKNOWN, Origin.UNKNOWN)
                : new Read(EXTENSIONS.getOrDefault(extension, Quality.MUSIC_UNKNOWN), Origin.EXTENSION);
    }

    /** The extension of a music file at the end of the name, null when there is none. */
    static @Nullable String extension(Tokens tokens) {
        int last = tokens.size() - 1;
        if (last < 1) {
            return null;
        }
        Token token = tokens.get(last);
        boolean atEnd = token.end() == tokens.name().length() && tokens.gapIs(last, '.');
        return atEnd && EXTENSIONS.containsKey(token.key()) ? token.key() : null;
    }

    private static Optional<Codec> codec(Tokens tokens, int size) {
        for (Map.Entry<String, Codec> entry : CODECS) {
            for (int index = 0; index < size; index++) {
                if (names(tokens.get(index).key(), entry.getKey()) && isFormat(tokens, index, size)) {
                    return Optional.of(entry.getValue());
                }
            }
        }
        return isTrueResolution(tokens, size) ? Optional.of(Codec.FLAC) : Optional.empty();
    }

    /** "FLAC", and "FLAC24bit" or "WEBFLAC", where it is glued to others. */
    private static boolean names(String key, String codec) {
        return key.equals(codec)
                || (key.length() > codec.length()
                        && key.contains(codec)
                        && SoundTags.isGlued(key)
                        && SoundTags.hasPart(key, codec));
    }

    /** "TR24", "TR24bit": what is sold as "true resolution" in 24 bits is passed on as FLAC. */
    private static boolean isTrueResolution(Tokens tokens, int size) {
        for (int index = 0; index < size; index++) {
            String key = tokens.get(index).key();
            if (key.startsWith("tr") && SoundTags.isGlued(key) && SoundTags.hasPart(key, "tr")) {
                return true;
            }
        }
        return false;
    }

    /** "Magnum Opus" and "The Ape" are titles; in brackets, in capitals or at the end such a word is a format. */
    private static boolean isFormat(Tokens tokens, int index, int size) {
        Token token = tokens.get(index);
        boolean word = token.is("opus") || token.is("ape");
        return !word
                || token.depth() > 0
                || index == size - 1
                || token.text().equals(token.text().toUpperCase(Locale.ROOT));
    }

    private static Quality quality(Codec codec, Tokens tokens, int size, int rate) {
        return switch (codec) {
            case FLAC -> has24Bits(tokens, size) ? Quality.FLAC_24 : Quality.FLAC;
            case ALAC -> has24Bits(tokens, size) ? Quality.ALAC_24 : Quality.ALAC;
            case WAVPACK -> Quality.WAVPACK;
            case APE -> Quality.APE;
            case WMA -> Quality.WMA;
            case WAV -> Quality.WAV;
            case AAC -> aac(tokens, size, rate);
            case OGG, OPUS -> vorbis(tokens, size, rate);
            case MP3 -> mp3(tokens, size, rate);
        };
    }

    private static Quality aac(Tokens tokens, int size, int rate) {
        return switch (rate) {
            case 192 -> Quality.AAC_192;
            case 256 -> Quality.AAC_256;
            case 320 -> Quality.AAC_320;
            // Apple has sold music as "iTunes Plus" at this rate since 2007.
            default -> has(tokens, size, "itunes") && has(tokens, size, "plus") ? Quality.AAC_256 : Quality.AAC_VBR;
        };
    }

    private static Quality mp3(Tokens tokens, int size, int rate) {
        if (has(tokens, size, "v2")) {
            return Quality.MP3_VBR_V2;
        }
        if (has(tokens, size, "v0") || (rate == 0 && has(tokens, size, "vbr"))) {
            return Quality.MP3_VBR_V0;
        }
        return named("MP3-" + rate);
    }

    private static Quality vorbis(Tokens tokens, int size, int rate) {
        for (int level = 5; level <= 10; level++) {
            if (has(tokens, size, "q" + level)) {
                return named("OGG Vorbis Q" + level);
            }
        }
        return switch (rate) {
            case 160 -> Quality.OGG_Q5;
            case 192 -> Quality.OGG_Q6;
            case 224 -> Quality.OGG_Q7;
            case 256 -> Quality.OGG_Q8;
            case 320 -> Quality.OGG_Q9;
            case 500 -> Quality.OGG_Q10;
            default -> Quality.MUSIC_UNKNOWN;
        };
    }

    private static Quality named(String name) {
        for (Quality quality : Quality.values()) {
            if (quality.name()
                    .equals(name.toUpperCase(Locale.ROOT)
                            .replace("OGG VORBIS ", "OGG_")
                            .replace('-', '_'))) {
                return quality;
            }
        }
        return Quality.MUSIC_UNKNOWN;
    }

    /**
     * "Artist-Album-WEB-2022-GRP": the scene names a format only where it is not MP3, and its rules take MP3 from stores at 320
     * kbit/s. Elsewhere "WEB" says nothing of the format.
     */
    private static boolean isSceneFromStore(Tokens tokens, int size) {
        for (int index = 2; index + 1 < size; index++) {
            boolean year =
                    WorkWords.isYear(tokens.get(index)) && tokens.gapIs(index, '-') && tokens.gapIs(index + 1, '-');
            if (year && index + 4 > size) {
                for (int web = 2; web < index; web++) {
                    if (tokens.get(web).is("web")
                            && WorkFields.dash(tokens, web) == WorkFields.Dash.BARE
                            && tokens.gapIs(web + 1, '-')) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isVariable(Tokens tokens, int size) {
        for (int index = 0; index < size; index++) {
            boolean second =
                    tokens.get(index).text().equals("V2") && tokens.before(index) == '[' && tokens.after(index) == ']';
            if (second) {
                return true;
            }
        }
        return has(tokens, size, "vbr") || has(tokens, size, "v0");
    }

    /** "24bit", "24-bit", "FLAC24", "TR24", or the size with the rate as in "24-96". */
    private static boolean has24Bits(Tokens tokens, int size) {
        for (int index = 0; index < size; index++) {
            String key = tokens.get(index).key();
            boolean apart = key.startsWith("24") && SoundTags.sampleEnd(tokens, index) > index;
            boolean glued = SoundTags.isGlued(key) && SoundTags.hasPart(key, "24");
            boolean beside = key.equals("24")
                    && ((index + 1 < size && tokens.get(index + 1).is("flac"))
                            || (index > 0 && tokens.get(index - 1).is("flac")));
            if (apart || glued || beside) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Tokens tokens, int size, String key) {
        for (int index = 0; index < size; index++) {
            if (tokens.get(index).is(key)) {
                return true;
            }
        }
        return false;
    }

    private enum Codec {
        FLAC,
        ALAC,
        WAVPACK,
        APE,
        WMA,
        WAV,
        OPUS,
        OGG,
        AAC,
        MP3
    }
}
