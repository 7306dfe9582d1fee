package org.magpie.catalog.library;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.SeriesType;

/** How persons said that the episodes of series are counted; what they did not say is as the source has it. */
final class ChosenSeriesTypes {
    private final Rows rows;

    ChosenSeriesTypes(Rows rows) {
        this.rows = rows;
    }

    Optional<SeriesType> of(long titleId) {
        return rows.first(
                "select series_type from chosen_series_type where title_id = ?",
                row -> SeriesType.valueOf(row.getString(1)),
                titleId);
    }

    /**
     * Keeps what a person said.
     *
     * @param type null takes it back
     * @throws UserException when the title is gone or is no series
     */
    void choose(long titleId, @Nullable SeriesType type) {
        MediaKind kind = rows.first(
                        "select kind from title where id = ?", row -> MediaKind.valueOf(row.getString(1)), titleId)
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        if (kind != MediaKind.SERIES) {
            throw new UserException("catalog.series-type.no-series");
        }
        if (type == null) {
            rows.change("delete from chosen_series_type where title_id = ?", titleId);
        } else {
            rows.change(
                    "merge into chosen_series_type (title_id, series_type) key (title_id) values (?, ?)",
                    titleId,
                    type.name());
        }
    }
}
