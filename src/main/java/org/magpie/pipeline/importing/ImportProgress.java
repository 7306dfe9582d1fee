package org.magpie.pipeline.importing;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;

/** Tells of the bytes of all files of one import, where each step knows its own file alone. Belongs to one thread. */
final class ImportProgress implements Progress {
    private final Progress whole;
    private final long total;
    private long before;
    private long current;

    ImportProgress(List<JournalEntity> journal, Progress whole) {
        this.whole = whole;
        this.total =
                journal.stream().mapToLong(row -> row.note().facts().bytes()).sum();
    }

    /** The next file is brought in; all before it are. */
    void begin(JournalEntity row) {
        whole.checkCancelled();
        before += current;
        current = row.note().facts().bytes();
        whole.at(before, total);
    }

    @Override
    public void at(long done, long ofFile) {
        whole.at(before + done, total);
    }

    @Override
    public void says(Message message) {
        whole.says(message);
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
