package org.magpie.pipeline.importing;

import java.util.List;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;

/** Says where a file belongs. What it answers is legal on every system and never leads upwards. */
public interface FileNames {
    /** Bytes left free behind a name: for its ending and for what stands before it beside it, as in ".zh-Hant.forced.sdh.2.srt". */
    int COMPANION_BYTES = 40;

    /** The folder of a title, below its root folder, with / between names. */
    String folder(TitleFacts title);

    /**
     * The file's place, below the title's folder, with / between names.
     *
     * @param items what it holds, in order
     * @param facts what is known of it; its path says nothing yet
     * @param currentName of the file as it was downloaded, without its extension
     * @param mark put behind the name as it is, such as that of a slot; legal in a name, may be empty
     * @param extension without the dot
     * @return its last name leaves room for what subtitles beside it bear behind theirs
     */
    String file(
            TitleFacts title,
            List<ItemFacts> items,
            FileFacts facts,
            String currentName,
            String mark,
            String extension);
}
