package org.magpie.pipeline.importing.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;
import org.magpie.pipeline.importing.content.FileNameCheck.Fit;

/** Asks the folders around a file whose own name says nothing. */
final class NamesAbove {
    private NamesAbove() {}

    /** What the file's name says of the title; where it says nothing, the nearest name above it that says something. */
    static Fit fit(FileNameCheck names, DownloadFiles files, Found video) {
        for (String name : of(files, video)) {
            Fit fit = names.of(name);
            if (fit != Fit.SILENT) {
                return fit;
            }
        }
        return Fit.SILENT;
    }

    /** The file's own name, then those of its folders up to that of the download, innermost first. */
    static List<String> of(DownloadFiles files, Found video) {
        List<String> names = new ArrayList<>();
        names.add(video.stem());
        Path at = video.path();
        while (!at.equals(files.folder())) {
            at = at.getParent();
            if (at == null || at.getFileName() == null) {
                break;
            }
            names.add(at.getFileName().toString());
        }
        return names;
    }
}
