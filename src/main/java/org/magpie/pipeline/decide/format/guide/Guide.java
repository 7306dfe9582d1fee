package org.magpie.pipeline.decide.format.guide;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Preferences;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.decide.format.guide.GuideSource.Selection;

/** What a person can do with the community's recommendations: take them from a file, a text or an address, and keep in step. */
public final class Guide {
    private static final String ADDRESS = "guide.address";
    private static final String WISH = "guide.wish";
    private static final String WEEKLY = "guide.weekly";
    private static final int LARGEST_FILE = 16 << 20;

    private final GuideSource source;
    private final GuideImport importing;
    private final Preferences preferences;

    public Guide(GuideSource source, GuideImport importing, Preferences preferences) {
        this.source = source;
        this.importing = importing;
        this.preferences = preferences;
    }

    /** Where the guide is published, unless a person has said otherwise. */
    public String address() {
        return preferences.get(ADDRESS, GuideSource.PUBLIC);
    }

    /**
     * @throws UserException when nothing in it can be used
     */
    public ImportReport paste(String text, MediaKind kind) {
        return importing.take(new GuideReader().read(text, kind));
    }

    /**
     * Reads a file of at most 16 MiB.
     *
     * @throws UserException when it is too large or nothing in it can be used
     * @throws DiskException when it cannot be read
     */
    public ImportReport file(Path file, MediaKind kind) {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(LARGEST_FILE + 1);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
        if (bytes.length > LARGEST_FILE) {
            throw new UserException("guide.file-too-large", file.getFileName().toString());
        }
        return paste(new String(bytes, StandardCharsets.UTF_8), kind);
    }

    /** Fetches the one document at an address. */
    public ImportReport document(String address, MediaKind kind) {
        return importing.take(source.one(uri(address), kind));
    }

    /** Fetches all that is wanted from where the guide is published, and remembers both for the next time. */
    public ImportReport fetch(String address, Selection selection, Progress progress) {
        GuideParts parts = source.read(uri(address), selection, progress);
        preferences.set(ADDRESS, address.strip());
        preferences.set(WISH, write(selection));
        return importing.take(parts);
    }

    /** What was wanted the last time; empty where nothing was ever fetched. */
    public Optional<Selection> lastSelection() {
        return preferences.get(WISH).flatMap(Guide::read);
    }

    /** Whether it is fetched again each week. */
    public boolean isWeekly() {
        return preferences.is(WEEKLY, false);
    }

    public void setWeekly(boolean weekly) {
        preferences.set(WEEKLY, Boolean.toString(weekly));
    }

    /** Fetches again what was wanted the last time, if a person has asked for that. */
    public void keepInStep(Progress progress) {
        if (isWeekly()) {
            lastSelection().ifPresent(selection -> fetch(address(), selection, progress));
        }
    }

    private static URI uri(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new UserException(unreadable, "guide.address", address);
        }
    }

    private static String write(Selection selection) {
        String kinds = selection.kinds().stream().map(MediaKind::name).sorted().collect(Collectors.joining("+"));
        return kinds + " " + selection.formats() + " " + selection.profiles() + " " + selection.sizes();
    }

    private static Optional<Selection> read(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        Set<MediaKind> kinds = Arrays.stream(MediaKind.values())
                .filter(kind -> Arrays.asList(parts[0].split("\\+", -1)).contains(kind.name()))
                .collect(Collectors.toSet());
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Selection(kinds, Boolean.parseBoolean(parts[1]), Boolean.parseBoolean(parts[2]), parts[3]));
    }
}
