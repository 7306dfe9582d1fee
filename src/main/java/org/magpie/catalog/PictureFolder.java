package org.magpie.catalog;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.magpie.media.Artwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scaled pictures as files, a thousand titles to a folder. Its times of change say when a picture was last looked at. */
final class PictureFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFolder.class);
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(poster|backdrop)\\.jpg");
    /** Twice the widest poster of the grid and a window's full width. */
    private static final int POSTER_WIDTH = 500;

    private static final int BACKDROP_WIDTH = 1280;
    private static final int MOST_PIXELS = 60_000_000;
    private static final float QUALITY = 0.85f;
    private static final Duration FRESH = Duration.ofDays(1);

    private static final long NOT_COUNTED = -1;

    private final Path folder;
    private final long bound;
    /** So that not every new picture has all of them counted. */
    private final AtomicLong total = new AtomicLong(NOT_COUNTED);

    PictureFolder(Path folder, long bound) {
        this.folder = folder;
        this.bound = bound;
    }

    /** A picture that was thrown away. */
    record Picture(long titleId, Artwork.Kind kind) {}

    Path place(long titleId, Artwork.Kind kind) {
        return folder.resolve(Long.toString(titleId / 1000))
                .resolve(titleId + "-" + kind.name().toLowerCase(Locale.ROOT) + ".jpg");
    }

    /**
     * @param width pixels at most; a smaller picture stays as it is
     * @throws NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     */
    BufferedImage read(Path file, int width) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        BufferedImage picture = decode(bytes);
        touch(file);
        return picture.getWidth() <= width
                ? picture
                : Thumbnails.of(picture).width(Math.max(1, width)).asBufferedImage();
    }

    /**
     * Scales a picture and puts it in its place, whole or not at all.
     *
     * @param bytes from outside: checked for size before they are decoded
     */
    void write(Path file, byte[] bytes, Artwork.Kind kind) throws IOException {
        BufferedImage picture = decode(bytes);
        int width = kind == Artwork.Kind.POSTER ? POSTER_WIDTH : BACKDROP_WIDTH;
        ByteArrayOutputStream scaled = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .width(Math.min(width, picture.getWidth()))
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(scaled);
        Files.createDirectories(parent(file));
        Path part = Files.createTempFile(parent(file), "new", ".part");
        try {
            Files.write(part, scaled.toByteArray());
            total.updateAndGet(known -> known == NOT_COUNTED ? known : known + scaled.size());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.warn("The picture {} could not be thrown away: {}", file, failure.getMessage());
        }
    }

    /** Throws pictures away, longest unseen first, until all of them fit; answers which. */
    List<Picture> makeRoom() {
        long known = total.get();
        if (known != NOT_COUNTED && known <= bound) {
            return List.of();
        }
        List<Seen> all = seen();
        long sum = all.stream().mapToLong(Seen::bytes).sum();
        List<Picture> gone = new ArrayList<>();
        all.sort(Comparator.comparing(Seen::when));
        for (Seen oldest : all) {
            if (sum <= bound) {
                break;
            }
            sum -= oldest.bytes();
            delete(oldest.file());
            picture(oldest.file()).ifPresent(gone::add);
        }
        total.set(sum);
        return gone;
    }

    private record Seen(Path file, long bytes, FileTime when) {}

    private List<Seen> seen() {
        List<Seen> seen = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return seen;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                seen.add(new Seen(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        } catch (IOException | java.io.UncheckedIOException failure) {
            LOG.warn("The pictures could not be counted: {}", failure.getMessage());
        }
        return seen;
    }

    private static Optional<Picture> picture(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? Optional.of(new Picture(
                        Long.parseLong(name.group(1)),
                        Artwork.Kind.valueOf(name.group(2).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    /** Once a day is enough to know what is looked at. */
    private static void touch(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(FRESH))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file.toAbsolutePath().getRoot() : parent;
    }

    /** Looks at the dimensions first: a small file may claim to be a picture of many gigabytes. */
    private static BufferedImage decode(byte[] bytes) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("not a picture that is known");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels <= 0 || pixels > MOST_PIXELS) {
                    throw new IOException("a picture of " + pixels + " pixels");
                }
                return reader.read(0);
            } catch (RuntimeException broken) {
                throw new IOException("a damaged picture", broken); // decoders throw anything at damaged bytes
            } finally {
                reader.dispose();
            }
        }
    }
}
