package org.magpie.insight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows of the library's screen. */
public interface LibraryInsight {
    /** The whole library by sort name. With 45,000 titles under half a second. */
    List<LibraryRow> library();

    Optional<LibraryRow> libraryRow(long titleId);

    /** The rows of these titles in one go, by sort name; none of one that is gone. */
    List<LibraryRow> libraryRows(Set<Long> titleIds);

    /** What titles can be filtered by beside what their rows say, by id. */
    Map<Long, LibraryDetails> libraryDetails();
}
