package org.magpie.pipeline.importing.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;

/**
 * Tells whether a file of a download is all there: by what its client says of it, by its length against what the client says, and,
 * where the client does not tell, by what the file says of itself and by whether whole stretches of it are empty, as they are in a
 * file that was made in its full length before its bytes came.
 */
public final class Wholeness {
    private static final int SAMPLES = 96;
    private static final int SAMPLE_BYTES = 4096;
    /** Of the stretches looked at, one of so many may be empty in a sound film. */
    private static final int ONE_OF = 16;
    /** Old AVI writers miscount their last bytes. */
    private static final double SHORT_BY = 0.01;

    private static final long MEGABYTE = 1_000_000;

    private final DownloadFiles files;
    private final Map<String, Listed> listed = new HashMap<>();
    private final Map<String, Listed> byName = new HashMap<>();
    private final boolean onlyListed;

    /** What is known of how much of a file is there. */
    public sealed interface Verdict {}

    /**
     * All of it, as far as can be told.
     *
     * @param told whether the client says so of this very file
     */
    public record Whole(boolean told) implements Verdict {}

    /** Some is still to come: it is to be looked at again. */
    public record Waiting(Message why) implements Verdict {}

    /** It will never be whole, or is none of the download's files: it is not to be filed. */
    public record Never(Message why) implements Verdict {}

    /**
     * @param told by the client; empty where it does not tell
     * @param onlyListed whether what the client does not list is not of the download, as with a torrent
     */
    public Wholeness(DownloadFiles files, List<Listed> told, boolean onlyListed) {
        this.files = files;
        this.onlyListed = onlyListed && !told.isEmpty() && files.archives().isEmpty();
        Set<String> twice = new HashSet<>();
        for (Listed each : told) {
            String path = form(each.path());
            String name = path.substring(path.lastIndexOf('/') + 1);
            listed.put(path, each);
            if (byName.put(name, each) != null) {
                twice.add(name);
            }
        }
        byName.keySet().removeAll(twice);
    }

    /** Where a video stands. */
    public Verdict of(Found video) {
        Optional<Listed> said = find(video);
        if (said.isEmpty()) {
            return onlyListed ? new Never(Message.of("import.not-listed", files.name(video.path()))) : bySight(video);
        }
        Listed file = said.get();
        String name = files.name(video.path());
        if (file.completeness() == Completeness.DESELECTED) {
            return new Never(Message.of("import.deselected", name));
        }
        if (file.size() > video.bytes()) {
            return new Waiting(Message.of("import.waits-for-copy", name, size(video.bytes()), size(file.size())));
        }
        if (file.size() >= 0 && file.size() < video.bytes()) {
            return new Waiting(Message.of("import.longer-than-told", name, size(video.bytes()), size(file.size())));
        }
        return switch (file.completeness()) {
            case PARTIAL -> new Waiting(Message.of("import.half", name));
            case WHOLE -> new Whole(true);
            default -> bySight(video);
        };
    }

    private Optional<Listed> find(Found video) {
        String path = form(files.name(video.path()));
        String folder = form(String.valueOf(files.folder().getFileName()));
        Listed exact = listed.getOrDefault(path, listed.get(folder + "/" + path));
        return Optional.ofNullable(exact != null ? exact : byName.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static String form(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private Verdict bySight(Found video) {
        String name = files.name(video.path());
        try {
            Optional<ContainerHeader> header = ContainerHeader.read(video.path());
            long whole = header.map(ContainerHeader::wholeBytes).orElse(0L);
            long bearable = video.extension().equals("avi") ? (long) (whole * SHORT_BY) : 0;
            if (whole - bearable > video.bytes()) {
                return new Waiting(Message.of("import.waits-for-copy", name, size(video.bytes()), size(whole)));
            }
            return isHollow(video) ? new Waiting(Message.of("import.hollow", name)) : new Whole(false);
        } catch (IOException failure) {
            throw DiskException.of(video.path(), failure);
        }
    }

    /** Films are packed: no stretch of them is nothing but zeros, save some room at the front. */
    private static boolean isHollow(Found video) throws IOException {
        if (video.bytes() < 2L * SAMPLES * SAMPLE_BYTES) {
            return false;
        }
        byte[] block = new byte[SAMPLE_BYTES];
        int empty = 0;
        try (RandomAccessFile in = new RandomAccessFile(video.path().toFile(), "r")) {
            long apart = (in.length() - SAMPLE_BYTES) / (SAMPLES - 1);
            for (int at = 0; at < SAMPLES; at++) {
                in.seek(at * apart);
                in.readFully(block);
                empty += isEmpty(block) ? 1 : 0;
            }
        }
        // What is empty throughout is no film that is on its way.
        return empty > SAMPLES / ONE_OF && empty < SAMPLES;
    }

    private static boolean isEmpty(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** In the megabytes of the sentences. */
    private static double size(long bytes) {
        return (double) bytes / MEGABYTE;
    }
}
