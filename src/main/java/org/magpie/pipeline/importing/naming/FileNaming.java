package org.magpie.pipeline.importing.naming;

import java.util.ArrayList;
import java.util.List;
import org.magpie.base.disk.SafeName;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;
import org.magpie.pipeline.importing.naming.pattern.PatternNode;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.token.LengthBudget;
import org.magpie.pipeline.importing.naming.token.Shortening;
import org.magpie.pipeline.importing.naming.token.TokenTables;

/**
 * Writes the names of files and folders by a person's patterns.
 *
 * <p>Every name that comes out of {@link #fileName}, {@link #folder}, {@link #seasonFolder} and {@link #relativePath} is legal on
 * Windows, macOS and Linux, has at most 255 bytes, is not empty, and a path of them never leads upwards. Without state but the
 * patterns; safe for any number of threads.
 */
public final class FileNaming {
    /** Left free behind a name for the extension and what stands before it in subtitle files (".pt-BR.forced.srt"). */
    private static final int EXTENSION_BYTES = 24;

    private static final String SEPARATORS = "- ._";
    private static final char OWN_DOT = PatternRenderer.OWN_DOT;

    private final TokenTables tokens = new TokenTables();
    private final NamingScheme scheme;
    private final NamingRules rules;

    public FileNaming(NamingScheme scheme, NamingRules rules) {
        this.scheme = scheme;
        this.rules = rules;
    }

    /** The name of a file without its extension, with room for one; may begin with folders, parted by slashes. */
    public String fileName(NamingSubject subject) {
        return fileName(subject, EXTENSION_BYTES);
    }

    /**
     * The name of a file with its extension; may begin with folders, parted by slashes.
     *
     * @param extension with the dot, or empty
     */
    public String fileName(NamingSubject subject, String extension) {
        String behind = extension.isEmpty() ? "" : "." + SafeName.replaceIllegal(extension, rules.illegal());
        // What lies beside it and bears its name, such as subtitles, has a longer end than the file itself.
        return fileName(subject, Math.max(EXTENSION_BYTES, SafeName.bytesOf(behind))) + behind;
    }

    /**
     * The same with room for the names of what comes beside the file.
     *
     * @param mark put behind the name as it is; may be empty
     * @param extension with the dot, or empty
     * @param room UTF-8 bytes that stay free behind name and mark; the extension is a part of them
     */
    public String fileName(NamingSubject subject, String mark, String extension, int room) {
        String behind = extension.isEmpty() ? "" : "." + SafeName.replaceIllegal(extension, rules.illegal());
        int reserved = SafeName.bytesOf(mark) + Math.max(room, SafeName.bytesOf(behind));
        return fileName(subject, reserved) + mark + behind;
    }

    private String fileName(NamingSubject subject, int reserved) {
        if (scheme.rename()) {
            String name = legalFolders(preview(patternFor(subject), subject, reserved), true);
            if (!name.isEmpty()) {
                return name;
            }
        }
        String original = subject.file().originalTitle();
        return SafeName.of(original.isBlank() ? subject.owner() : original, rules.illegal(), reserved);
    }

    /** The folder of a title, relative to its root folder; several folders are parted by slashes. */
    public String folder(NamingSubject subject) {
        String folder = folderName(scheme.folder(), subject);
        return folder.isEmpty() ? SafeName.of(subject.owner(), rules.illegal(), 0) : folder;
    }

    /** The folder of a season inside that of its series; empty where seasons have none. */
    public String seasonFolder(SeriesSubject series) {
        int season = series.episodes().isEmpty()
                ? series.season()
                : series.episodes().getFirst().season();
        return folderName(season == 0 ? scheme.specials() : scheme.season(), series);
    }

    /** The folders that a pattern makes, parted by slashes; empty where no token has a value. */
    public String folderName(NamingPattern pattern, NamingSubject subject) {
        return legalFolders(previewFolder(pattern, subject), false);
    }

    /**
     * Windows takes dots off the end of a folder's name, and then does not find it again. The three dots that stand for what was left
     * out become the one character for them there.
     *
     * @param isFile whether the last name is that of a file, behind which an extension comes
     */
    private static String legalFolders(String path, boolean isFile) {
        String[] names = path.split("/");
        for (int at = 0; at < names.length - (isFile ? 1 : 0); at++) {
            if (names[at].endsWith("...")) {
                names[at] = names[at].substring(0, names[at].length() - 3) + "…";
            }
        }
        return String.join("/", names);
    }

    /**
     * Where a file belongs, relative to its root folder, with slashes.
     *
     * @param extension with the dot, or empty
     */
    public String relativePath(NamingSubject subject, String extension) {
        List<String> parts = new ArrayList<>();
        parts.add(folder(subject));
        if (subject instanceof SeriesSubject series) {
            parts.add(seasonFolder(series));
        }
        parts.add(fileName(subject, extension));
        parts.removeIf(String::isEmpty);
        return String.join("/", parts);
    }

    /**
     * What a pattern for files would write, for showing it while it is typed; empty where no token has a value.
     *
     * @param reserved bytes to be left free in the last name
     */
    public String preview(NamingPattern pattern, NamingSubject subject, int reserved) {
        List<String> names = new ArrayList<>();
        List<List<PatternNode>> segments = pattern.segments();
        for (int at = 0; at < segments.size(); at++) {
            boolean last = at == segments.size() - 1;
            names.add(name(segments.get(at), subject, last ? reserved : 0, !last));
        }
        names.removeIf(String::isEmpty);
        return String.join("/", names);
    }

    /**
     * As {@link #preview}, for a pattern of folders, as the established managers write it: a name that was shortened may end with dots.
     * What lies on disk has its name from {@link #folderName}.
     */
    public String previewFolder(NamingPattern pattern, NamingSubject subject) {
        List<String> names = new ArrayList<>();
        for (List<PatternNode> segment : pattern.segments()) {
            names.add(name(segment, subject, 0, true));
        }
        names.removeIf(String::isEmpty);
        return String.join("/", names);
    }

    private NamingPattern patternFor(NamingSubject subject) {
        if (!(subject instanceof SeriesSubject series) || series.episodes().isEmpty()) {
            return scheme.file();
        }
        List<EpisodeFacts> episodes = series.episodes();
        return switch (series.numbering()) {
            case STANDARD -> scheme.file();
            case DAILY ->
                episodes.stream().allMatch(episode -> episode.season() > 0 && episode.airDate() != null)
                        ? scheme.daily()
                        : scheme.file();
            case ANIME ->
                episodes.stream().allMatch(episode -> episode.absolute() != null) ? scheme.anime() : scheme.file();
        };
    }

    /** One name; shortened where it is too long until it fits. */
    private String name(List<PatternNode> nodes, NamingSubject subject, int reserved, boolean folder) {
        PatternRenderer renderer = new PatternRenderer(tokens, rules, subject);
        int most = SafeName.MAX_BYTES - reserved;
        LengthBudget lengthBudget = LengthBudget.ENOUGH;
        while (true) {
            String name = tidy(renderer.render(nodes, lengthBudget), folder);
            int overflow = SafeName.bytesOf(name) - most;
            if (overflow <= 0) {
                return name;
            }
            LengthBudget less = lengthBudget.without(overflow, flexibleBytes(nodes, subject, lengthBudget));
            if (less.equals(lengthBudget)) {
                return tidy(SafeName.cutToBytes(name, most), folder);
            }
            lengthBudget = less;
        }
    }

    private int flexibleBytes(List<PatternNode> nodes, NamingSubject subject, LengthBudget lengthBudget) {
        int most = 0;
        for (PatternNode node : nodes) {
            if (node instanceof PatternNode.Token token
                    && tokens.table(subject.kind()).isFlexible(token)) {
                most = Math.max(most, SafeName.bytesOf(tokens.read(subject, token, lengthBudget)));
            } else if (node instanceof PatternNode.Group group) {
                most = Math.max(most, flexibleBytes(group.inside(), subject, lengthBudget));
            }
        }
        return most;
    }

    /** Takes away what is illegal, doubled separators, and separators at the ends. */
    private String tidy(String rendered, boolean folder) {
        String name = once(SafeName.replaceIllegal(rendered, rules.illegal()));
        String trimmed =
                folder ? trim(name, " ." + OWN_DOT, " ." + OWN_DOT) : trim(name, " ." + OWN_DOT, SEPARATORS + OWN_DOT);
        return SafeName.renameDevice(trimmed.replace(OWN_DOT, '.').replace(String.valueOf(Shortening.ELLIPSIS), "..."));
    }

    /** Of the same separator several times in a row, one; also of dashes with nothing but blanks between. */
    private static String once(String name) {
        StringBuilder once = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (at == 0 || letter != name.charAt(at - 1) || SEPARATORS.indexOf(letter) < 0) {
                once.append(letter);
            }
        }
        String joined = once.toString();
        while (joined.contains(" - - ")) {
            joined = joined.replace(" - - ", " - ");
        }
        return joined;
    }

    private static String trim(String name, String front, String back) {
        int start = 0;
        int end = name.length();
        while (start < end && front.indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && back.indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }
}
