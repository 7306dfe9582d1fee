package org.magpie.media.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a notice tells of, for machines that read it and for texts that are made of it. Whatever does not apply is empty, or 0.
 *
 * @param titleId 0 where it belongs to no title
 * @param media {@code movie}, {@code series}, {@code artist}, {@code author} or empty
 * @param title its name, without the year
 * @param year 0 where it is not known
 * @param ids of the title elsewhere, by the scheme's name in lower case, such as {@code imdb} or {@code tvdb}
 * @param tags of the title
 * @param items what of the title it is about
 * @param quality such as {@code WEBDL-1080p}
 * @param size in bytes
 * @param release the release's whole name
 * @param group the release group
 * @param indexer where the release was found
 * @param client who downloads or has downloaded it
 * @param downloadId as that client calls it
 * @param path of the file in the library, whole
 * @param formerPath where it lay before, whole; where a better file took its place, the one that was replaced
 * @param check the health check's key
 * @param instance name of the connected server
 * @param poster address of a picture that anyone may load, http or https
 */
public record NoticeFacts(
        long titleId,
        String media,
        String title,
        int year,
        Map<String, String> ids,
        List<String> tags,
        List<Item> items,
        String quality,
        long size,
        String release,
        String group,
        String indexer,
        String client,
        String downloadId,
        String path,
        String formerPath,
        String check,
        String instance,
        Optional<String> poster) {
    /** Nothing is known. */
    public static final NoticeFacts NONE = new NoticeFacts(
            0, "", "", 0, Map.of(), List.of(), List.of(), "", 0, "", "", "", "", "", "", "", "", "", Optional.empty());

    public NoticeFacts {
        ids = Map.copyOf(ids);
        tags = List.copyOf(tags);
        items = List.copyOf(items);
    }

    /** Of one title, of which more is looked up by its id. */
    public static NoticeFacts ofTitle(long titleId, String title) {
        return NONE.change().title(titleId, title).make();
    }

    /** The same with some of it changed. */
    public FactsChange change() {
        return new FactsChange(this);
    }

    /**
     * A film, an episode, an album or a book.
     *
     * @param season -1 where there are none
     * @param number of the episode; 0 where there are none
     */
    public record Item(long id, int season, int number, String name) {
        /** One of which more is looked up by its id. */
        public static Item of(long id) {
            return new Item(id, -1, 0, "");
        }
    }
}
