package org.magpie.pipeline.importing.naming.subject;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/** What a name is written for: a title, what of it is in the file, and what is known of the file. */
public sealed interface NamingSubject {
    MediaKind kind();

    FileTraits file();

    /** The title, or artist and author, that the subject belongs to; may be empty. */
    String owner();

    /**
     * Episodes of a series, or one of its folders.
     *
     * @param title of the series
     * @param year of its first episode, null where unknown
     * @param numbering how its episodes are counted
     * @param ids by source key ("imdb", "tvdb", "tvmaze", "tmdb")
     * @param season of the folder; where there are episodes, theirs counts
     * @param episodes in the file, by season and number; empty for folders
     */
    record SeriesSubject(
            String title,
            @Nullable Integer year,
            Numbering numbering,
            Map<String, String> ids,
            int season,
            List<EpisodeFacts> episodes,
            FileTraits file)
            implements NamingSubject {
        public SeriesSubject {
            ids = Map.copyOf(ids);
            episodes = episodes.stream().sorted(EpisodeFacts.BY_NUMBER).toList();
        }

        @Override
        public MediaKind kind() {
            return MediaKind.SERIES;
        }

        @Override
        public String owner() {
            return title;
        }
    }

    /** How the episodes of a series are counted. */
    enum Numbering {
        STANDARD,
        DAILY,
        ANIME
    }

    /**
     * One episode.
     *
     * @param absolute number over all seasons, null where unknown
     * @param airDate null where unknown
     */
    record EpisodeFacts(
            int season,
            int number,
            @Nullable Integer absolute,
            String title,
            @Nullable LocalDate airDate) {
        static final Comparator<EpisodeFacts> BY_NUMBER =
                Comparator.comparingInt(EpisodeFacts::season).thenComparingInt(EpisodeFacts::number);
    }

    /**
     * A film, or its folder.
     *
     * @param originalTitle in the language of the film, empty where unknown
     * @param translations of the title by English name of the language
     * @param collection empty where the film is in none
     * @param certification such as "PG-13", empty where unknown
     * @param ids by source key ("imdb", "tmdb")
     */
    record MovieSubject(
            String title,
            @Nullable Integer year,
            String originalTitle,
            Map<String, String> translations,
            String collection,
            String certification,
            Map<String, String> ids,
            FileTraits file)
            implements NamingSubject {
        public MovieSubject {
            translations = Map.copyOf(translations);
            ids = Map.copyOf(ids);
        }

        @Override
        public MediaKind kind() {
            return MediaKind.MOVIE;
        }

        @Override
        public String owner() {
            return title;
        }
    }

    /**
     * A track of an album, or a folder of an artist.
     *
     * @param trackArtist who plays this track, empty where it is the artist
     * @param trackNumber 0 where unknown
     * @param medium number of the disc, 0 where unknown
     * @param mediumName of the disc, empty where it has none
     * @param mediumFormat such as "CD" or "Digital Media", empty where unknown
     */
    record MusicSubject(
            Creator artist,
            AlbumFacts album,
            String trackTitle,
            String trackArtist,
            int trackNumber,
            int medium,
            String mediumName,
            String mediumFormat,
            FileTraits file)
            implements NamingSubject {
        @Override
        public MediaKind kind() {
            return MediaKind.MUSIC;
        }

        @Override
        public String owner() {
            return artist.name();
        }
    }

    /**
     * An artist or author.
     *
     * @param disambiguation what tells two of one name apart, empty where not needed
     * @param genres main one first
     * @param id at MusicBrainz or Open Library, empty where unknown
     */
    record Creator(String name, String disambiguation, List<String> genres, String id) {
        public Creator {
            genres = List.copyOf(genres);
        }
    }

    /**
     * An album; every text may be empty.
     *
     * @param type such as "Album", "EP", "Single"
     */
    record AlbumFacts(
            String title,
            String type,
            String disambiguation,
            List<String> genres,
            @Nullable Integer year,
            String id) {
        public AlbumFacts {
            genres = List.copyOf(genres);
        }
    }

    /**
     * A book or a part of it, or a folder of an author.
     *
     * @param series that the book belongs to, empty where none
     * @param seriesPosition in it, such as "3" or "1-2", empty where none
     * @param firstYear in which the work was first published, null where unknown
     * @param part number of the file, from 1
     * @param partCount how many files the book has
     */
    record BookSubject(
            Creator author,
            String title,
            String disambiguation,
            String series,
            String seriesPosition,
            @Nullable Integer year,
            @Nullable Integer firstYear,
            int part,
            int partCount,
            FileTraits file)
            implements NamingSubject {
        @Override
        public MediaKind kind() {
            return MediaKind.BOOK;
        }

        @Override
        public String owner() {
            return author.name();
        }
    }
}
