package org.magpie.pipeline.parse.part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.VideoTags;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Resolution;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.word.WordMeaning;

/**
 * Everything in a name that bears on the quality of a video, gathered in one pass over its words. A word counts only where it
 * stands like a tag: "WEB" beside a resolution or a codec, "BD" not at the very end, "CAM" behind the title.
 */
public final class VideoSource {
    private static final Set<Subject> TECHNICAL = Set.of(
            Subject.SOURCE,
            Subject.RESOLUTION,
            Subject.CODEC,
            Subject.AUDIO,
            Subject.HDR,
            Subject.SERVICE,
            Subject.REVISION,
            Subject.CONTAINER);

    /** Sizes of the picture that some write without the letter. */
    private static final Set<String> BARE_LINES = Set.of("720", "1080", "2160");

    private static final Set<String> AMBIGUOUS = Set.of("cam", "ts", "tc", "wp", "regional", "workprint");

    private final TagSection section;
    private final TokenMeanings meanings;
    private final Vocabulary vocabulary;
    private final Set<String> words = new HashSet<>();
    private final List<String> hdr = new ArrayList<>(2);
    private final List<String> audio = new ArrayList<>(2);
    private String source = "";
    private int sourceAt = -1;
    private int lines;
    private int impliedLines;
    private String codec = "";
    private String service = "";
    private String channels = "";

    public VideoSource(TagSection section, Vocabulary vocabulary) {
        this.section = section;
        this.meanings = section.meanings();
        this.vocabulary = vocabulary;
        int titleEnd = section.titleEnd();
        Tokens tokens = meanings.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            boolean everyday =
                    TagSection.isEveryday(tokens.get(i)) && meanings.at(i).size() == 1;
            if (section.isGroup(i) || (everyday && isInTitle(section, i))) {
                continue;
            }
            takeFigures(i);
            for (WordMeaning sense : meanings.at(i)) {
                take(sense, titleEnd);
            }
        }
    }

    /** "Screener.Days.1967" and "S01E02.Remux.Hearts.1080p": an everyday word of a title, unless another source goes with it. */
    private boolean isInTitle(TagSection section, int index) {
        WordMeaning sense = meanings.at(index, Subject.SOURCE);
        return sense != null
                && sense.first() == sense.last()
                && meanings.tokens().get(index).depth() == 0
                && (index < section.titleEnd() || section.isBefore(index));
    }

    private void takeFigures(int index) {
        Tokens tokens = meanings.tokens();
        Token token = tokens.get(index);
        int stated = meanings.lines(index);
        if (stated == 0 && token.isNumber() && index + 1 < tokens.size() && tokens.gapIs(index + 1, '*')) {
            stated = Resolution.fromSize(token.number(), tokens.get(index + 1).number());
        }
        if (stated == 0 && BARE_LINES.contains(token.key()) && isBesideSource(index)) {
            stated = token.number();
        }
        if (stated == 0) {
            return;
        }
        if (lines == 0) {
            lines = stated;
        }
        String prefix = lettersBefore(token.key());
        String meaning = prefix.isEmpty() ? null : vocabulary.meaning(Subject.SOURCE, prefix);
        if (meaning != null) {
            setSource("bd".equals(meaning) ? "bluray" : meaning, index);
        }
    }

    /** "1080.WEB-DL", "WEB-DL.720": the figure without its letter, right beside a source behind the title. */
    private boolean isBesideSource(int index) {
        return index >= section.titleEnd() && (isSourceAt(index + 1, index + 1) || isSourceAt(index - 3, index - 1));
    }

    /** Whether a source that can be nothing else starts between these words and touches the later one. */
    private boolean isSourceAt(int from, int to) {
        for (int i = Math.max(section.titleEnd(), from);
                i <= to && i < meanings.tokens().size();
                i++) {
            WordMeaning meaning = meanings.at(i, Subject.SOURCE);
            if (meaning != null && meaning.last() >= to && !AMBIGUOUS.contains(meaning.meaning())) {
                return true;
            }
        }
        return false;
    }

    private static String lettersBefore(String key) {
        int at = 0;
        while (at < key.length() && !Characters.isDigit(key.charAt(at))) {
            at++;
        }
        return key.substring(0, at);
    }

    private void take(WordMeaning sense, int titleEnd) {
        switch (sense.subject()) {
            case SOURCE -> takeSource(sense, titleEnd);
            case RESOLUTION -> takeResolution(sense);
            case CODEC -> takeCodec(sense);
            case AUDIO -> takeAudio(sense);
            case HDR -> hdr.add(sense.meaning());
            case SERVICE -> service = service.isEmpty() && sense.first() >= titleEnd ? sense.meaning() : service;
            case CONTAINER -> words.add(meanings.tokens().get(sense.first()).key());
            default -> {
                // says nothing of quality
            }
        }
    }

    private void takeSource(WordMeaning sense, int titleEnd) {
        String meaning = sense.meaning();
        boolean counts = switch (meaning) {
            case "web" -> isWebTag(sense.first());
            case "bd" ->
                sense.last() + 1 < meanings.tokens().size()
                        || Characters.isClosing(meanings.tokens().after(sense.last()));
            case "sdtv", "dvd", "dvdr", "hdtv" -> true;
            default -> !AMBIGUOUS.contains(meaning) || isTag(sense, titleEnd);
        };
        if (!counts || isCovered(sense)) {
            return;
        }
        switch (meaning) {
            case "remux-word", "untouched" -> words.add(meaning);
            case "brdisk" -> {
                words.add(meaning);
                setSource("bluray", sense.first());
            }
            case "remux" -> {
                words.add("remux-word");
                setSource("bluray", sense.first());
            }
            case "bd" -> setSource("bluray", sense.first());
            case "web" -> setSource("webdl", sense.first());
            case "hdrip" -> words.add(meaning);
            default -> setSource(meaning, sense.first());
        }
    }

    /** Whether the word is inside a longer phrase that began before it, as DL in WEB-DL. */
    private boolean isCovered(WordMeaning sense) {
        for (int back = 1; back <= 3 && sense.first() - back >= 0; back++) {
            WordMeaning before = meanings.at(sense.first() - back, Subject.SOURCE);
            if (before != null && before.last() >= sense.first()) {
                return true;
            }
        }
        return false;
    }

    private void setSource(String meaning, int index) {
        words.add(meaning);
        if (source.equals("dvdr") && meaning.equals("dvd")) {
            return;
        }
        source = meaning;
        sourceAt = index;
    }

    private boolean isTag(WordMeaning sense, int titleEnd) {
        String text = meanings.tokens().get(sense.first()).text();
        boolean shouted = !text.equals(text.toLowerCase(Locale.ROOT));
        return sense.first() >= titleEnd
                && sense.first() > 0
                && shouted
                && (titleEnd > 0
                        || isTechnical(sense.first() - 1)
                        || isTechnical(sense.last() + 1)
                        || isBracketed(sense));
    }

    private boolean isWebTag(int index) {
        Tokens tokens = meanings.tokens();
        boolean last = index + 1 == tokens.size();
        boolean shouted = tokens.get(index).text().equals("WEB");
        boolean opens = tokens.before(index) == '[' || tokens.before(index) == '(';
        return isTechnical(index - 1)
                || isTechnical(index + 1)
                || (shouted && last && index > 0)
                || (opens && (Characters.isClosing(tokens.after(index)) || isTechnical(index + 1)));
    }

    private boolean isBracketed(WordMeaning sense) {
        Tokens tokens = meanings.tokens();
        return Characters.isOpening(tokens.before(sense.first())) && Characters.isClosing(tokens.after(sense.last()));
    }

    private boolean isTechnical(int index) {
        Tokens tokens = meanings.tokens();
        if (index < 0 || index >= tokens.size()) {
            return false;
        }
        for (WordMeaning sense : meanings.at(index)) {
            if (TECHNICAL.contains(sense.subject())) {
                return true;
            }
        }
        String key = tokens.get(index).key();
        return meanings.lines(index) > 0 || key.equals("hybrid") || isCodecTail(index);
    }

    private boolean isCodecTail(int index) {
        for (int back = 1; back <= 2 && index - back >= 0; back++) {
            WordMeaning codecBefore = meanings.at(index - back, Subject.CODEC);
            if (codecBefore != null && codecBefore.last() >= index) {
                return true;
            }
        }
        return false;
    }

    private void takeResolution(WordMeaning sense) {
        switch (sense.meaning()) {
            case "4k", "8k", "uhd" -> {
                impliedLines = 2160;
                words.add(sense.meaning());
            }
            default -> {
                int stated =
                        Characters.number(sense.meaning(), 0, sense.meaning().length());
                impliedLines = impliedLines == 0 ? Math.min(stated, 1080) : impliedLines;
                if (meanings.tokens().get(sense.first()).key().startsWith("4kto")) {
                    lines = stated;
                }
            }
        }
    }

    private void takeCodec(WordMeaning sense) {
        words.add(sense.meaning());
        if (codec.isEmpty() && !sense.means("depth")) {
            codec = sense.meaning();
        }
    }

    private void takeAudio(WordMeaning sense) {
        Tokens tokens = meanings.tokens();
        if (!audio.contains(sense.meaning()) && !sense.means("channels")) {
            audio.add(sense.meaning());
        }
        int next = sense.last() + 1;
        if (channels.isEmpty() && next < tokens.size() && tokens.get(next).isNumber(1)) {
            char before =
                    tokens.get(next - 1).key().charAt(tokens.get(next - 1).key().length() - 1);
            if (Characters.isDigit(before)) {
                channels = before + "." + tokens.get(next).text();
            } else if (next + 1 < tokens.size() && tokens.get(next + 1).isNumber(1)) {
                channels = tokens.get(next).text() + "." + tokens.get(next + 1).text();
            }
        }
    }

    /** What the source word means, as the list of sources has it; empty when there is none. */
    String source() {
        return source;
    }

    /** Index of the source word, -1 when there is none. */
    int sourceAt() {
        return sourceAt;
    }

    /** Lines as stated by a figure. */
    int statedLines() {
        return lines;
    }

    /** Lines as stated by a figure or, without one, by a word such as UHD. */
    int lines() {
        return lines > 0 ? lines : impliedLines;
    }

    /** Whether a word with this meaning counts somewhere. */
    boolean has(String meaning) {
        return words.contains(meaning);
    }

    /** Whether the word, in lower case, stands anywhere behind the title. */
    boolean hasBehindTitle(String word) {
        for (int i = section.titleEnd(); i < meanings.tokens().size(); i++) {
            if (meanings.tokens().get(i).is(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the source word stands alone in its brackets, as in [WEBDL]. */
    boolean isSourceBracketed() {
        if (sourceAt < 0) {
            return false;
        }
        @Nullable WordMeaning sense = meanings.at(sourceAt, Subject.SOURCE);
        return sense != null && isBracketed(sense);
    }

    /**
     * @param decidedLines of the picture as the quality has it
     */
    public VideoTags tags(int decidedLines) {
        return new VideoTags(decidedLines, codec, hdr, audio, channels, service);
    }
}
