package org.magpie.insight.read;

import java.util.List;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.insight.HealthInsight;

/**
 * Root folders into which files had to be copied that should have been hard-linked, so that they take up their room twice. One into which
 * a later file was linked is left out: there it works by now.
 */
final class CopiedFiles {
    private final Rows rows;

    CopiedFiles(StatelessSession session) {
        this.rows = new Rows(session);
    }

    List<HealthInsight.Copies> all() {
        return rows.list(
                "select copied.root, count(*) from import_journal copied"
                        + " where copied.mode = 'COPY' and copied.stage = 'DONE' and not exists ("
                        + "select 1 from import_journal linked where linked.root = copied.root"
                        + " and linked.mode = 'LINK' and linked.stage = 'DONE' and linked.id > copied.id)"
                        + " group by copied.root order by copied.root",
                row -> new HealthInsight.Copies(row.getString(1), row.getInt(2)));
    }
}
