package org.magpie.media.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@link NoticeFacts} of others, as most of them are empty. Belongs to one thread. */
public final class FactsChange {
    private long titleId;
    private String media;
    private String title;
    private int year;
    private Map<String, String> ids;
    private List<String> tags;
    private List<NoticeFacts.Item> items;
    private String quality;
    private long size;
    private String release;
    private String group;
    private String indexer;
    private String client;
    private String downloadId;
    private String path;
    private String formerPath;
    private String check;
    private String instance;
    private Optional<String> poster;

    FactsChange(NoticeFacts before) {
        this.titleId = before.titleId();
        this.media = before.media();
        this.title = before.title();
        this.year = before.year();
        this.ids = before.ids();
        this.tags = before.tags();
        this.items = before.items();
        this.quality = before.quality();
        this.size = before.size();
        this.release = before.release();
        this.group = before.group();
        this.indexer = before.indexer();
        this.client = before.client();
        this.downloadId = before.downloadId();
        this.path = before.path();
        this.formerPath = before.formerPath();
        this.check = before.check();
        this.instance = before.instance();
        this.poster = before.poster();
    }

    public FactsChange title(long id, String name) {
        this.titleId = id;
        this.title = name;
        return this;
    }

    /**
     * Says of the title what there is to know of it beside its id and name.
     *
     * @param firstYear 0 for not known
     */
    FactsChange known(String ofMedia, int firstYear, Map<String, String> elsewhere, List<String> labels) {
        this.media = ofMedia;
        this.year = firstYear;
        this.ids = elsewhere;
        this.tags = labels;
        return this;
    }

    /** Items of which more is looked up by their ids. */
    public FactsChange itemIds(Collection<Long> known) {
        this.items = known.stream().sorted().map(NoticeFacts.Item::of).toList();
        return this;
    }

    public FactsChange items(List<NoticeFacts.Item> known) {
        this.items = known;
        return this;
    }

    public FactsChange quality(String name) {
        this.quality = name;
        return this;
    }

    /** @param bytes negative for not known */
    public FactsChange size(long bytes) {
        this.size = Math.max(0, bytes);
        return this;
    }

    public FactsChange release(String name, String foundAt) {
        this.release = name;
        this.indexer = foundAt;
        return this;
    }

    public FactsChange group(String name) {
        this.group = name;
        return this;
    }

    /** @param id as the client calls the download */
    public FactsChange client(String name, String id) {
        this.client = name;
        this.downloadId = id;
        return this;
    }

    /** @param former where it lay before, or the file that was replaced; empty for none */
    public FactsChange path(String whole, String former) {
        this.path = whole;
        this.formerPath = former;
        return this;
    }

    public FactsChange check(String key) {
        this.check = key;
        return this;
    }

    FactsChange poster(Optional<String> address) {
        this.poster = address;
        return this;
    }

    public NoticeFacts make() {
        return new NoticeFacts(
                titleId,
                media,
                title,
                year,
                ids,
                tags,
                items,
                quality,
                size,
                release,
                group,
                indexer,
                client,
                downloadId,
                path,
                formerPath,
                check,
                instance,
                poster);
    }
}
