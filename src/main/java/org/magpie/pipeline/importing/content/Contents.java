package org.magpie.pipeline.importing.content;

import java.util.List;

/**
 * Says which files of a download hold which items of what was taken: one class for each kind of media. What is not certain is left
 * to a person. Safe for any number of threads.
 */
public interface Contents {
    /**
     * Looks at the names, numbers and running times of all that may be media. Changes nothing.
     *
     * @return a finding for each file, in the order of the files; no two of those that fit hold the same item
     */
    List<Finding> read(Grabbed grabbed, DownloadFiles files);
}
