package org.magpie.pipeline.importing.plan;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.QualityModifier;
import org.magpie.media.quality.QualitySource;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.ReleaseReader;

/** Tells what a file is: its quality, languages, group and all that its release and its picture say. */
public final class FileFactsReader {
    private final ReleaseReader reader;
    private final Clock clock;

    public FileFactsReader(ReleaseReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** What is known of a file before it has its place: its path is empty. */
    public FileFacts of(
            TrackedDownload download,
            TitleFacts title,
            SlotFacts slot,
            Set<Long> items,
            Found video,
            @Nullable MediaInfo info) {
        return of(download, download.release().name(), title, slot, items, video, info);
    }

    /**
     * The same of a file that came under another name than its download's.
     *
     * @param releaseName what is stored as the release that it came from
     */
    public FileFacts of(
            TrackedDownload download,
            String releaseName,
            TitleFacts title,
            SlotFacts slot,
            Set<Long> items,
            Found video,
            @Nullable MediaInfo info) {
        ParsedRelease release = reader.read(releaseName, title.kind()).orElse(null);
        ParsedRelease file = reader.read(video.stem(), title.kind()).orElse(release);
        ParsedRelease best = release != null ? release : file;
        String checksum = download.release().checksum();
        String sha1 = checksum != null && checksum.startsWith("sha1:") ? checksum.substring("sha1:".length()) : null;
        return new FileFacts(
                slot.id(),
                items,
                slot.rootId(),
                "",
                video.bytes(),
                seen(said(title.kind(), release, file), info),
                best == null ? Revision.FIRST : best.revision(),
                best == null ? Set.of() : best.languages(),
                best == null || best.group() == null ? "" : best.group(),
                best == null ? "" : best.edition(),
                info,
                releaseName,
                download.release().flags(),
                download.score(),
                sha1,
                clock.instant());
    }

    /** What the release's name says, else the file's. */
    private static Quality said(MediaKind kind, @Nullable ParsedRelease release, @Nullable ParsedRelease file) {
        Quality unknown = Quality.unknown(kind);
        if (release != null && release.quality() != unknown) {
            return release.quality();
        }
        return file == null ? unknown : file.quality();
    }

    /** What a name itself says; that its ending is usual for some quality says nothing of the file. */
    public static Quality named(@Nullable ParsedRelease parsed, MediaKind kind) {
        return parsed == null || parsed.origin().resolution() == QualityOrigin.Origin.EXTENSION
                ? Quality.unknown(kind)
                : parsed.quality();
    }

    /** The lines of the picture count where it can be seen; where it comes from only the name can tell. */
    public static Quality seen(Quality said, @Nullable MediaInfo info) {
        if (info == null || info.height() == 0 || !said.fits(MediaKind.MOVIE)) {
            return said;
        }
        int lines = lines(info);
        if (tier(said.resolution()) == lines && said != Quality.UNKNOWN) {
            return said;
        }
        // No quality has lines and no source: as with a name that states lines alone, it is the plainest of these
        // lines.
        QualitySource source = said.source() == QualitySource.UNKNOWN ? QualitySource.TV : said.source();
        Quality best = said == Quality.UNKNOWN ? Quality.SDTV : said;
        for (Quality each : Quality.of(MediaKind.MOVIE)) {
            boolean same = each.source() == source && tier(each.resolution()) == lines && each.resolution() != 0;
            if (same && (each.modifier() == said.modifier() || each.modifier() == QualityModifier.NONE)) {
                best = each;
                if (each.modifier() == said.modifier()) {
                    break;
                }
            }
        }
        return best;
    }

    /** Wide films have fewer lines than their name says, so the width counts too. */
    private static int lines(MediaInfo info) {
        if (info.width() > 1920 || info.height() > 1080) {
            return 2160;
        }
        if (info.width() > 1280 || info.height() > 720) {
            return 1080;
        }
        return info.width() > 1000 || info.height() > 576 ? 720 : 480;
    }

    /** What is called 480 and 576 lines, or by none at all as a DVD is, is one and the same beside high definition. */
    private static int tier(int lines) {
        return lines <= 576 ? 480 : lines;
    }
}
