package org.magpie.pipeline.importing.naming.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.magpie.media.MediaKind;

/**
 * A naming pattern in the token syntax that people know from the field's managers, such as
 * {@code {Series Title} - S{season:00}E{episode:00} - {Episode Title} [{Quality Full}]}; parsed once, rendered often.
 *
 * <p>Any text is a pattern; what looks like a token but is not known gives nothing, and {@code PatternCheck} says so. A slash or
 * backslash in a pattern begins a folder.
 */
public final class NamingPattern {
    private final String text;
    private final MediaKind kind;
    private final List<List<PatternNode>> segments;

    private NamingPattern(String text, MediaKind kind, List<List<PatternNode>> segments) {
        this.text = text;
        this.kind = kind;
        this.segments = segments;
    }

    /** Reads a pattern for names of that kind. Films have no doubled brackets: there every bracket stands for itself. */
    public static NamingPattern parse(String text, MediaKind kind) {
        List<List<PatternNode>> segments = new ArrayList<>();
        for (String segment : text.split("[/\\\\]")) {
            if (!segment.isEmpty()) {
                segments.add(List.copyOf(new PatternParser(segment, kind != MediaKind.MOVIE).parse()));
            }
        }
        return new NamingPattern(text, kind, List.copyOf(segments));
    }

    /** The pattern as it was written. */
    public String text() {
        return text;
    }

    public MediaKind kind() {
        return kind;
    }

    /** The names the pattern makes, folders first; empty for an empty pattern. */
    public List<List<PatternNode>> segments() {
        return segments;
    }

    /** Whether a token of that name is in the pattern; case and separators do not count. */
    public boolean has(String words) {
        return tokenKeys().contains(PatternNode.Token.keyOf(words));
    }

    /** The keys of all tokens in order. */
    public List<String> tokenKeys() {
        List<String> keys = new ArrayList<>();
        segments.forEach(segment -> visit(segment, token -> keys.add(token)));
        return keys;
    }

    private static void visit(List<PatternNode> nodes, Consumer<String> seen) {
        for (PatternNode node : nodes) {
            switch (node) {
                case PatternNode.Literal literal -> {}
                case PatternNode.Token token -> seen.accept(token.key());
                case PatternNode.Group group -> visit(group.inside(), seen);
                case PatternNode.EpisodeNumbers numbers -> {
                    seen.accept("season");
                    seen.accept("episode");
                }
                case PatternNode.AbsoluteNumbers numbers -> seen.accept("absolute");
                case PatternNode.Parts parts -> seen.accept("partnumber");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamingPattern pattern && pattern.text.equals(text) && pattern.kind == kind;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
