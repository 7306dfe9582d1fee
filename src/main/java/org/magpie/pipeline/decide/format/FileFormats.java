package org.magpie.pipeline.decide.format;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.StoredFormat;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.ReleaseReader;

/** Which formats that are meant for file names a file has, by the name of the release it came from. */
public final class FileFormats implements BiFunction<TitleFacts, FileFacts, List<String>> {
    private final CustomFormats formats;
    private final FormatScoring scoring;
    private final ReleaseReader reader;

    public FileFormats(CustomFormats formats, FormatScoring scoring, ReleaseReader reader) {
        this.formats = formats;
        this.scoring = scoring;
        this.reader = reader;
    }

    /** Their names in order; none where the release is not known. */
    @Override
    public List<String> apply(TitleFacts title, FileFacts file) {
        Set<String> meant = formats.of(title.kind()).stream()
                .filter(format -> format.format().inName())
                .map(StoredFormat::name)
                .collect(Collectors.toSet());
        if (meant.isEmpty() || file.releaseName().isBlank()) {
            return List.of();
        }
        return reader.read(file.releaseName(), title.kind())
                .map(parsed -> new Candidate(
                        FormatTester.release(file.releaseName(), title.kind(), file.bytes(), file.flags()),
                        parsed,
                        title.id(),
                        List.copyOf(file.itemIds()),
                        1,
                        Message.of("match.by-name", title.name())))
                .map(candidate -> scoring.fitting(candidate, title).stream()
                        .filter(meant::contains)
                        .toList())
                .orElse(List.of());
    }
}
