package org.magpie.ui.scan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;

/**
 * A folder or file of a root folder and what it is taken for.
 *
 * @param path below the root folder
 * @param title empty where a person has to decide
 * @param titleId 0 where the library does not have it
 * @param unmatchedId 0 while it does not wait in the list of what a person has to decide
 * @param since when it began to wait
 * @param isLeftAlone whether a person wanted to hear no more of it
 */
public record ScanLine(
        String path,
        int files,
        long bytes,
        String title,
        int year,
        long titleId,
        Message because,
        List<Candidate> candidates,
        long unmatchedId,
        Instant since,
        boolean isLeftAlone) {
    private static final String NEW_TITLE = "scan.reason.new-title";
    private static final Set<String> VAGUE = Set.of(NEW_TITLE, "scan.reason.not-plain", "scan.reason.no-source-knows");

    static final Comparator<ScanLine> BY_PATH = Comparator.comparing(ScanLine::path, String.CASE_INSENSITIVE_ORDER);

    public ScanLine {
        candidates = List.copyOf(candidates);
    }

    /**
     * What a look says of a place.
     *
     * @param stored what waits there for a person, as the last scan stored it; null where nothing does
     */
    static ScanLine of(PreviewLine line, @Nullable Unmatched stored) {
        boolean isOpen = line.titleId() == 0 && line.title().isEmpty();
        // A look asks nobody; what a scan found out by asking says more.
        boolean isVague = isOpen
                && line.candidates().isEmpty()
                && VAGUE.contains(line.because().key());
        Unmatched told = isVague && stored != null && !stored.reason().key().equals(NEW_TITLE) ? stored : null;
        return new ScanLine(
                line.path(),
                line.files(),
                line.bytes(),
                line.title(),
                line.year(),
                line.titleId(),
                told != null ? told.reason() : line.because(),
                told != null ? told.candidates() : line.candidates(),
                stored == null ? 0 : stored.id(),
                stored == null ? Instant.EPOCH : stored.since(),
                false);
    }

    /**
     * @param isLeftAlone whether a person wanted to hear no more of it
     */
    static ScanLine of(Unmatched waiting, boolean isLeftAlone) {
        return new ScanLine(
                waiting.path(),
                waiting.files(),
                waiting.bytes(),
                "",
                0,
                0,
                waiting.reason(),
                waiting.candidates(),
                waiting.id(),
                waiting.since(),
                isLeftAlone);
    }

    ScanLine leftAlone(long id) {
        return new ScanLine(path, files, bytes, title, year, titleId, because, candidates, id, since, true);
    }

    ScanLine recalled() {
        return new ScanLine(path, files, bytes, title, year, titleId, because, candidates, unmatchedId, since, false);
    }

    /** The same line when what of a title it holds is still to be said. */
    ScanLine asking(Candidate title, Message why) {
        return new ScanLine(path, files, bytes, "", 0, 0, why, List.of(title), unmatchedId, since, false);
    }

    /** What a look would say of it, to be left alone. */
    PreviewLine asSeen() {
        return new PreviewLine(path, files, bytes, title, year, titleId, because, candidates);
    }

    /** The title of which it surely is, where only what of it is to be said. */
    public Optional<Candidate> sure() {
        return files == 1 ? candidates.stream().filter(Candidate::isSure).findFirst() : Optional.empty();
    }

    /** Whether the library does not have it yet; sources are asked for what it is called only when it is taken in. */
    public boolean isNew() {
        return titleId == 0
                && !isLeftAlone
                && (!title.isEmpty() || because.key().equals(NEW_TITLE));
    }

    /** Whether a scan would take it. */
    public boolean isRecognised() {
        return !isLeftAlone && !isWaiting();
    }

    /** Whether a person has to say what it is. */
    public boolean isWaiting() {
        return titleId == 0 && !isNew() && !isLeftAlone;
    }
}
