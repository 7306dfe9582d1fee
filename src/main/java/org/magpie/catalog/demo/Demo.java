package org.magpie.catalog.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;
import org.magpie.media.library.LibraryCounters;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;
import org.magpie.media.title.Title;

/**
 * A made-up library, for trying and measuring: films and series that are complete, missing, upcoming, below their cutoff and not
 * monitored. The same clock makes the same library. There are rows of files, no files.
 */
public final class Demo {
    /** About as many rows for films as for series: every commit costs the rewriting of what it touched in each index. */
    private static final int MOVIES_AT_ONCE = 8_000;

    private static final int SERIES_AT_ONCE = 250;
    private static final long SEED = 20_260_101;
    private static final List<Quality> QUALITIES = List.of(
            Quality.WEBDL_1080P,
            Quality.WEBDL_1080P,
            Quality.BLURAY_1080P,
            Quality.WEBRIP_1080P,
            Quality.HDTV_720P,
            Quality.WEBDL_720P,
            Quality.BLURAY_720P,
            Quality.DVD);

    private final Store store;
    private final LibraryCounters counters;
    private final Profiles profiles;
    private final RootFolders roots;
    private final Clock clock;

    public Demo(Store store, Profiles profiles, RootFolders roots, Clock clock) {
        this.store = store;
        this.counters = new LibraryCounters(clock);
        this.profiles = profiles;
        this.roots = roots;
        this.clock = clock;
    }

    /**
     * Fills an empty library. Needs a profile and a root folder of each kind that is asked for.
     *
     * @throws UserException when there are titles already, or no profile or folder
     */
    public void fill(int movies, int series, Progress progress) {
        if (movies < 0 || series < 0) {
            throw new UserException("demo.negative");
        }
        if (store.read(session -> new Rows(session).number("select count(*) from title")) > 0) {
            throw new UserException("demo.not-empty");
        }
        LateIndexes indexes = new LateIndexes(store);
        indexes.drop();
        try {
            fill(MediaKind.MOVIE, movies, 0, movies + series, progress);
            fill(MediaKind.SERIES, series, movies, movies + series, progress);
        } finally {
            indexes.make();
        }
        store.change(unit -> unit.publish(new LibraryChanged(Set.of())));
    }

    private void fill(MediaKind kind, int count, int before, int total, Progress progress) {
        if (count == 0) {
            return;
        }
        Profile profile =
                profiles.of(kind).stream().findFirst().orElseThrow(() -> new UserException("demo.no-profile"));
        RootFolder root = roots.all().stream()
                .filter(folder -> folder.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new UserException("demo.no-folder"));
        Random random = new Random(SEED + kind.name().length());
        progress.says(Message.of("demo.filling"));
        int atOnce = kind == MediaKind.MOVIE ? MOVIES_AT_ONCE : SERIES_AT_ONCE;
        for (int done = 0; done < count; done += atOnce) {
            progress.checkCancelled();
            int some = Math.min(atOnce, count - done);
            store.change(unit -> new Chunk(unit, kind, profile, root, random).write(some));
            progress.at(before + done + some, total);
        }
    }

    /** Some titles of one kind, written in one transaction. */
    private final class Chunk {
        private final UnitOfWork unit;
        private final DemoRows rows;
        private final MediaKind kind;
        private final Profile profile;
        private final RootFolder root;
        private final Random random;
        private final DemoNames names;
        private final Instant now = clock.instant();
        private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        private long nextItem;
        private long nextFile;

        Chunk(UnitOfWork unit, MediaKind kind, Profile profile, RootFolder root, Random random) {
            this.unit = unit;
            this.rows = new DemoRows(unit.session());
            this.kind = kind;
            this.profile = profile;
            this.root = root;
            this.random = random;
            this.names = new DemoNames(random);
        }

        void write(int count) {
            long title = rows.reserveEach("title_seq", count);
            long slot = rows.reserve("slot_seq", count);
            int most = kind == MediaKind.MOVIE ? 1 : 14 * 24;
            nextItem = rows.reserve("item_seq", count * most);
            nextFile = rows.reserve("media_file_seq", count * most);
            for (int at = 0; at < count; at++) {
                title(title + at, slot + at);
            }
            rows.write();
            counters.count(
                    unit.session(),
                    LongStream.range(title, title + count).boxed().toList());
        }

        private void title(long title, long slot) {
            String name = names.title();
            int age = random.nextInt(70 * 365);
            boolean upcoming = random.nextInt(100) < 6;
            LocalDate first = upcoming
                    ? today.plusDays(1 + random.nextInt(200))
                    : today.minusDays(age / (1 + random.nextInt(4)) + 1);
            boolean running = kind == MediaKind.SERIES && random.nextInt(4) == 0;
            String status = status(upcoming, running);
            boolean monitored = random.nextInt(100) >= 5;
            Instant added = now.minus(random.nextInt(900), ChronoUnit.DAYS);
            rows.title(
                    title,
                    kind.name(),
                    name,
                    Title.sortName(name),
                    first.getYear(),
                    names.overview(name),
                    "[\"" + names.genre() + "\",\"" + names.genre() + "\"]",
                    status,
                    "Channel " + (1 + random.nextInt(40)),
                    kind == MediaKind.MOVIE ? 75 + random.nextInt(80) : 20 + random.nextInt(45),
                    (30 + random.nextInt(65)) / 10.0,
                    monitored,
                    added);
            String folder = name + " (" + first.getYear() + ") {" + title + "}";
            rows.slot(slot, title, 0, "", profile.id(), root.id(), folder);
            if (kind == MediaKind.MOVIE) {
                item(new Place(title, slot, folder, 0, 0), name, first, random.nextInt(100) < 80, added);
            } else {
                episodes(title, slot, folder, first, running, added);
            }
        }

        private String status(boolean upcoming, boolean running) {
            if (upcoming) {
                return "announced";
            }
            if (kind == MediaKind.MOVIE) {
                return "released";
            }
            return running ? "continuing" : "ended";
        }

        private void episodes(long title, long slot, String folder, LocalDate first, boolean running, Instant added) {
            int seasons = 2 + random.nextInt(13);
            int aSeason = 14 + random.nextInt(11);
            int complete = random.nextInt(3) == 0 ? 85 : 100;
            // A running series is in the middle of its last season now, whenever it began.
            LocalDate start = running ? today.minusWeeks(52L * (seasons - 1) + aSeason / 2) : first;
            for (int season = 1; season <= seasons; season++) {
                for (int number = 1; number <= aSeason; number++) {
                    LocalDate date = start.plusWeeks(52L * (season - 1) + number - 1);
                    item(
                            new Place(title, slot, folder, season, number),
                            names.episode(),
                            date,
                            random.nextInt(100) < complete,
                            added);
                }
            }
        }

        private void item(Place place, String name, LocalDate date, boolean filed, Instant added) {
            long item = nextItem++;
            boolean there = filed && !date.isAfter(today);
            Quality quality = QUALITIES.get(random.nextInt(QUALITIES.size()));
            int standing = 0;
            if (there) {
                standing = profile.isEnough(quality, 0) ? 2 : 1;
            }
            rows.item(
                    item,
                    place.title(),
                    kind == MediaKind.MOVIE ? "FILM" : "EPISODE",
                    name,
                    place.season(),
                    place.number(),
                    date,
                    date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    true,
                    standing,
                    there ? 1 : 0);
            if (there) {
                long file = nextFile++;
                rows.file(
                        file,
                        place.title(),
                        place.slot(),
                        root.id(),
                        place.path(item),
                        (300L + random.nextInt(6_000)) * 1_000_000,
                        quality.name(),
                        place.folder(),
                        added);
                rows.link(item, file);
            }
        }
    }

    private record Place(long title, long slot, String folder, int season, int number) {
        String path(long item) {
            return season == 0
                    ? folder + "/" + folder + ".mkv"
                    : folder + "/Season " + season + "/S" + season + "E" + number + " {" + item + "}.mkv";
        }
    }
}
