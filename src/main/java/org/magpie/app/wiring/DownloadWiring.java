package org.magpie.app.wiring;

import java.time.Clock;
import org.magpie.base.store.Store;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.budget.FetchBudgets;
import org.magpie.pipeline.search.link.LinkResolver;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.StoredCalls;

/** What is on its way, and what is never taken again. */
public record DownloadWiring(
        Blocklist blocklist, Verdicts verdicts, DuplicateOffers elsewhere, PlaceMappings places, Downloads downloads) {
    static DownloadWiring on(Ground ground, LibraryWiring library, WiringOptions options) {
        Store store = ground.store();
        Clock clock = ground.clock();
        Blocklist blocklist = new Blocklist(store, clock);
        Verdicts verdicts = new Verdicts(store, clock);
        DuplicateOffers elsewhere = new DuplicateOffers(store, clock);
        PlaceMappings places = new PlaceMappings(store);
        FetchBudgets budgets = new FetchBudgets(library.providers(), StoredCalls.ofFetches(store), clock);
        Downloads downloads = new Downloads(
                store,
                library.providers(),
                new LinkResolver(new ProviderHttp(ground.http()), budgets::spend, library.links()::hosts),
                library.history(),
                blocklist,
                verdicts,
                elsewhere,
                budgets,
                places,
                () -> DownloadRules.from(ground.preferences()),
                ground.events(),
                clock,
                options.patience());
        return new DownloadWiring(blocklist, verdicts, elsewhere, places, downloads);
    }
}
