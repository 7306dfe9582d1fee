package org.magpie.pipeline.importing.players;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.magpie.pipeline.importing.players.WantedFile.What;

/** Tells which files are to lie beside the media of a title, and what they say. */
final class WantedFiles {
    private static final Set<String> DISCS = Set.of("video_ts", "bdmv", "hvdvd_ts", "stream");

    private final Store store;
    private final Library library;
    private final StoredPlayerFiles.Pictures pictures;

    WantedFiles(Store store, Library library, StoredPlayerFiles.Pictures pictures) {
        this.store = store;
        this.library = library;
        this.pictures = pictures;
    }

    /**
     * The files of a title, in all root folders; none when there is no such title.
     *
     * @param settings by root folder
     */
    List<WantedFile> of(long titleId, Map<Long, PlayerSettings> settings) {
        Optional<Title> title = store.read(session -> new TitleRepository_(session).find(titleId));
        Optional<TitleFacts> facts = library.facts(titleId);
        if (title.isEmpty() || facts.isEmpty()) {
            return List.of();
        }
        Map<WantedFile.Key, WantedFile> all = new LinkedHashMap<>();
        for (LibraryFile file : library.filesOfTitle(titleId)) {
            PlayerSettings chosen = settings.getOrDefault(file.facts().rootId(), PlayerSettings.OFF);
            if (chosen.isOn()) {
                new OfFile(title.get(), facts.get(), chosen, file)
                        .wanted()
                        .forEach(each -> all.putIfAbsent(each.key(), each));
            }
        }
        return List.copyOf(all.values());
    }

    /** What one video asks for. */
    private final class OfFile {
        private final Title title;
        private final TitleFacts facts;
        private final PlayerSettings chosen;
        private final LibraryFile file;
        private final NfoContent content;
        private final String folder;
        private final boolean ready;
        private final List<WantedFile> wanted = new ArrayList<>();

        OfFile(Title title, TitleFacts facts, PlayerSettings chosen, LibraryFile file) {
            this.title = title;
            this.facts = facts;
            this.chosen = chosen;
            this.file = file;
            this.content = new NfoContent(chosen.dialect(), title, facts);
            this.folder = ownFolder();
            this.ready = Files.exists(file.place());
        }

        List<WantedFile> wanted() {
            if (title.kind() == MediaKind.MOVIE) {
                film();
            } else if (title.kind() == MediaKind.SERIES) {
                series();
            }
            return wanted;
        }

        private void film() {
            boolean disc = isDisc();
            boolean alone =
                    !folder.isEmpty() && (disc || above(file.facts().path()).equals(folder));
            if (disc && !alone) {
                return; // nothing beside a disc bears its name
            }
            if (chosen.nfo()) {
                boolean movie = disc || (alone && chosen.filmNfo() == FilmNfo.MOVIE);
                nfo(movie ? folder + "/movie.nfo" : stem() + ".nfo", What.FILM, () -> content.film(file.facts()));
            }
            pictures(alone ? folder + "/" : stem() + "-");
        }

        private void series() {
            if (!folder.isEmpty()) {
                if (chosen.nfo()) {
                    nfo(folder + "/tvshow.nfo", What.SERIES, content::series);
                }
                pictures(folder + "/");
            }
            if (chosen.nfo() && !isDisc()) {
                nfo(stem() + ".nfo", What.EPISODES, () -> content.episodes(file.facts()));
            }
        }

        private void pictures(String before) {
            if (chosen.pictures()) {
                picture(before + "poster.jpg", What.POSTER, Artwork.Kind.POSTER);
                picture(before + chosen.dialect().backdrop() + ".jpg", What.BACKDROP, Artwork.Kind.BACKDROP);
            }
        }

        private void nfo(String path, What what, Supplier<List<NfoElement>> said) {
            wanted.add(new WantedFile(file.facts().rootId(), file.root(), path, what, ready, said, null));
        }

        /** Wanted also while it is not kept: one that was thrown away to make room stays where it was written. */
        private void picture(String path, What what, Artwork.Kind kind) {
            wanted.add(new WantedFile(
                    file.facts().rootId(), file.root(), path, what, ready, null, () -> pictures.of(title.id(), kind)));
        }

        /** The folder of the title that the file lies in, where it is of no other title; empty where it has none. */
        private String ownFolder() {
            return facts.slot(file.facts().slotId())
                    .filter(slot -> slot.rootId() == file.facts().rootId())
                    .map(SlotFacts::folder)
                    .filter(own -> !own.isEmpty() && file.facts().path().startsWith(own + "/"))
                    .filter(own -> !isShared(own))
                    .orElse("");
        }

        private boolean isShared(String own) {
            // '0' is the letter behind '/'.
            return store.read(session -> new Rows(session)
                            .number(
                                    "select count(*) from media_file where root_id = ? and path > ? and path < ?"
                                            + " and title_id <> ?",
                                    file.facts().rootId(),
                                    own + "/",
                                    own + "0",
                                    title.id()))
                    > 0;
        }

        private boolean isDisc() {
            String around = above(file.facts().path());
            return DISCS.contains(around.substring(around.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
                    || Files.isDirectory(file.place());
        }

        private String stem() {
            String path = file.facts().path();
            int dot = path.lastIndexOf('.');
            return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
        }
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
