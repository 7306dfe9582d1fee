package org.magpie.provider;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;
import org.magpie.base.http.HttpSettings.Rate;

/**
 * How often public services let one caller call them, as their own documents say. A service that counts by key or address counts
 * all calls of this computer together, whichever plug makes them; so one rate and one pause hold for all of them.
 */
public final class DocumentedRates {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** By host; a name that begins with a dot stands for all hosts below it. */
    public static final Map<String, Rate> ALL = Map.ofEntries(
            // https://developer.themoviedb.org/docs/rate-limiting: about 40 a second
            entry("api.themoviedb.org", new Rate(40, SECOND)),
            // https://www.tvmaze.com/api#rate-limiting: at least 20 in 10 seconds
            entry("api.tvmaze.com", new Rate(20, Duration.ofSeconds(10))),
            // https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting: one a second
            entry("musicbrainz.org", new Rate(1, SECOND)),
            // https://acoustid.org/webservice: three a second
            entry("api.acoustid.org", new Rate(3, SECOND)),
            // https://openlibrary.org/developers/api: three a second where the User-Agent names the caller
            entry("openlibrary.org", new Rate(3, SECOND)),
            // https://openlibrary.org/dev/docs/api/covers: 100 in five minutes
            entry("covers.openlibrary.org", new Rate(100, Duration.ofMinutes(5))),
            // https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits: 200 a minute where the User-Agent names the
            // caller
            entry(".wikidata.org", new Rate(3, SECOND)),
            entry(".wikipedia.org", new Rate(3, SECOND)),
            entry(".wikimedia.org", new Rate(3, SECOND)),
            // documents none; what it asks for by Retry-After holds for searches and facts alike
            entry("archive.org", new Rate(5, SECOND)),
            // https://docs.anilist.co/guide/rate-limiting: 90 a minute, but 30 while it is under strain, as it has been
            // for years
            entry("graphql.anilist.co", new Rate(30, Duration.ofMinutes(1))),
            // https://github.com/laxamentumtech/audnexus: 100 a minute
            entry("api.audnex.us", new Rate(100, Duration.ofMinutes(1))),
            // its API's introduction: 1,000 in five minutes
            entry("api.trakt.tv", new Rate(1_000, Duration.ofMinutes(5))),
            // its API's documents: one a second without a supporter's account
            entry("api.mdblist.com", new Rate(1, SECOND)),
            // sign-in answers 429 to those who ask more than about once a second
            entry("plex.tv", new Rate(1, SECOND)));

    private DocumentedRates() {}
}
