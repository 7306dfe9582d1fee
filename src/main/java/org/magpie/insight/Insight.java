package org.magpie.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.job.Schedule;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadClient;

/** Rows for the screens, read fresh each time. Safe for any number of threads; never on the window's thread. */
public interface Insight {
    /** The whole library by sort name. With 45,000 titles under half a second. */
    List<LibraryRow> library();

    Optional<LibraryRow> libraryRow(long titleId);

    /** The rows of these titles in one go, by sort name; none of one that is gone. */
    List<LibraryRow> libraryRows(Set<Long> titleIds);

    Optional<TitlePage> title(long titleId);

    /** What is on its way or needs a person, oldest first; behind it what has ended within a day. */
    List<QueueRow> queue();

    /**
     * What a download holds, by path; empty where its client does not know it yet or never tells, and where no client has it. Asks
     * the client, so it may take a few seconds.
     *
     * @throws org.magpie.provider.ProviderException when the client does not answer
     */
    List<DownloadClient.Listed> files(long downloadId);

    /** Room where downloads go. Asks clients, so it may take a few seconds. */
    List<DiskSpace> rooms();

    /** Missing ones, or those to be bettered, newest release first. */
    List<WantedRow> wanted(boolean upgrades, int most);

    int wantedCount();

    /** Both days included. */
    List<CalendarRow> calendar(LocalDate from, LocalDate to);

    /** Newest first. */
    List<TimelineRow> history(Instant before, int most);

    List<TimelineRow> historyOf(long titleId, int most);

    /** Everything that one search set off, oldest first. */
    List<TimelineRow> timeline(String correlation);

    /** The verdicts of a title's newest search, best first; or of all searches kept for it. */
    List<VerdictRow> verdicts(long titleId, int most);

    /** The verdicts of releases that would bring an item, newest first. */
    List<VerdictRow> verdictsOfItem(long titleId, long itemId, int most);

    /** The verdicts of one search, best first. */
    List<VerdictRow> verdictsOf(String correlation);

    /** How each indexer that is set up is being used. */
    List<SourceRow> sources();

    /** What Magpie does by itself, the next due first. */
    List<Schedule> schedules();

    /** What the refresh of titles has left for a person to look at. */
    List<TitleNote> titleNotes(int most);

    /** Where files were last copied instead of hard-linked. */
    List<Copies> copies();

    Totals totals();

    /**
     * Files that take up their room twice.
     *
     * @param root path of the root folder
     * @param files since one was last hard-linked into it
     */
    record Copies(String root, int files) {}

    /**
     * Something about a title that a person should know.
     *
     * @param isAboutNames whether names of files no longer fit; otherwise its source gave an answer that was not believed
     */
    record TitleNote(long titleId, Message said, boolean isAboutNames) {}

    /** Sums for the analytics screen. */
    record Totals(List<KindTotal> kinds, List<Share> qualities, List<Month> months) {}

    record KindTotal(MediaKind kind, int titles, int items, int files, long size) {}

    record Share(String name, int files, long size) {}

    /** Imports of a month. */
    record Month(java.time.YearMonth month, int imported, long size) {}
}
