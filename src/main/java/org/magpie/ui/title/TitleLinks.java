package org.magpie.ui.title;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;

/** The pages of a title at the sites whose number of it is known. */
final class TitleLinks {
    /** What may stand in an address: no id of any of the sites holds more. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private TitleLinks() {}

    /** In the order in which people look for them. */
    static List<Link> of(TitlePage page) {
        List<Link> links = new ArrayList<>();
        boolean film = page.row().kind() == MediaKind.MOVIE;
        add(links, page.ids(), "imdb", "IMDb", "https://www.imdb.com/title/%s/");
        add(links, page.ids(), "tmdb", "TMDb", "https://www.themoviedb.org/" + (film ? "movie" : "tv") + "/%s");
        add(links, page.ids(), "tvdb", "TheTVDB", "https://www.thetvdb.com/dereferrer/series/%s");
        add(links, page.ids(), "tvmaze", "TVmaze", "https://www.tvmaze.com/shows/%s");
        add(links, page.ids(), "wikidata", "Wikidata", "https://www.wikidata.org/wiki/%s");
        return List.copyOf(links);
    }

    private static void add(List<Link> links, Map<String, String> ids, String key, String site, String address) {
        Optional.ofNullable(ids.get(key))
                .filter(id -> ID.matcher(id).matches())
                .ifPresent(id -> links.add(new Link(site, URI.create(address.formatted(id)))));
    }

    /** A page elsewhere. */
    record Link(String site, URI page) {}
}
