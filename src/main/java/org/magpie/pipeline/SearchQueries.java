package org.magpie.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Scope;

/** Puts what is wanted into questions for indexers. */
final class SearchQueries {
    private SearchQueries() {}

    static Query query(TitleFacts title, Scope scope, String correlation) {
        List<String> names = new ArrayList<>(List.of(title.name()));
        title.aliases().stream().filter(alias -> !names.contains(alias)).forEach(names::add);
        return new Query(
                title.kind(),
                title.id(),
                List.copyOf(names),
                title.year() == 0 ? null : title.year(),
                title.ids(),
                scope,
                correlation);
    }

    /** As few questions as find all of these items of one title: a whole season where several of it are wanted. */
    static List<Scope> of(Collection<ItemFacts> items) {
        Map<Integer, List<ItemDetails>> seasons = items.stream()
                .map(ItemFacts::details)
                .collect(Collectors.groupingBy(ItemDetails::season, TreeMap::new, Collectors.toList()));
        List<Scope> scopes = new ArrayList<>();
        seasons.forEach((season, wanted) -> {
            ItemDetails first = wanted.getFirst();
            if (season == 0 && first.number() == 0) {
                scopes.add(new Scope.Whole());
            } else if (wanted.size() > 1) {
                scopes.add(new Scope.Season(season));
            } else {
                scopes.add(new Scope.Episode(season, first.number(), first.absolute(), first.releaseDate()));
            }
        });
        return scopes;
    }

    /** The subject of a job that searches for that much of a title: another scope is other work. */
    static String subject(long titleId, Scope scope) {
        String part = switch (scope) {
            case Scope.Whole whole -> "";
            case Scope.Season season -> "/S" + season.number();
            case Scope.Episode episode -> "/S" + episode.season() + "E" + episode.number() + absolute(episode);
        };
        return "title:" + titleId + part;
    }

    /** Two specials may have the same number and differ in the rest. */
    private static String absolute(Scope.Episode episode) {
        return (episode.absolute() == null ? "" : "#" + episode.absolute())
                + (episode.airDate() == null ? "" : "@" + episode.airDate());
    }

    /** The items that a question is about. */
    static List<ItemFacts> items(TitleFacts title, Scope scope) {
        return title.items().stream()
                .filter(item -> switch (scope) {
                    case Scope.Whole whole -> true;
                    case Scope.Season season -> item.details().season() == season.number();
                    case Scope.Episode episode ->
                        item.details().season() == episode.season()
                                && item.details().number() == episode.number();
                })
                .toList();
    }
}
