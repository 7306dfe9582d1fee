package org.magpie.insight;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.job.Schedule;

/** What health and settings say of the parts of Magpie. */
public interface HealthInsight {
    /** How each indexer that is set up is being used. */
    List<SourceRow> sources();

    /** What Magpie does by itself, the next due first. */
    List<Schedule> schedules();

    /** What the refresh of titles has left for a person to look at. */
    List<TitleNote> titleNotes(int most);

    /** Where files were last copied instead of hard-linked. */
    List<Copies> copies();

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
}
