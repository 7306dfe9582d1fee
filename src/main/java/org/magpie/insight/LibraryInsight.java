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

    /** The files of these titles together, as the library knows them. */
    FileSum filesOf(Set<Long> titleIds);

    /**
     * How much lies on disk.
     *
     * @param files of media; what lies beside them is not counted
     */
    record FileSum(int files, long bytes) {}

    /** What titles can be filtered by beside what their rows say, by id. */
    Map<Long, LibraryDetails> libraryDetails();
}
