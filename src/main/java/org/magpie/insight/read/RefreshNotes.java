package org.magpie.insight.read;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.insight.HealthInsight;

/** What the refresh of titles has left for a person to look at. */
final class RefreshNotes {
    private final Rows rows;

    RefreshNotes(StatelessSession session) {
        this.rows = new Rows(session);
    }

    /** First the answers of sources that were not believed, then the titles whose files bear names that no longer fit. */
    List<HealthInsight.TitleNote> all(int most) {
        List<HealthInsight.TitleNote> notes = new ArrayList<>(rows.list(
                "select title_id, says from title_refresh where failures > 0 and says like '%catalog.refresh-lacks%'"
                        + " order by tried desc limit ?",
                row -> new HealthInsight.TitleNote(row.getLong(1), StoredMessage.read(row.getString(2)), false), most));
        notes.addAll(rows.list(
                "select title.id, title.name, count(*) from outdated_name"
                        + " join media_file on media_file.id = outdated_name.file_id"
                        + " join title on title.id = media_file.title_id"
                        + " group by title.id, title.name, title.sort_name order by title.sort_name limit ?",
                row -> new HealthInsight.TitleNote(
                        row.getLong(1), Message.of("health.outdated-names", row.getString(2), row.getLong(3)), true),
                most));
        return notes;
    }
}
