package org.magpie.app.wiring;

import java.util.List;
import java.util.Optional;
import org.magpie.base.need.AllNeeds;
import org.magpie.base.need.Needs;
import org.magpie.base.undo.MoveSequence;
import org.magpie.base.undo.StoredUndo;
import org.magpie.catalog.demo.Demo;
import org.magpie.insight.read.StoredInsight;
import org.magpie.pipeline.BlockedImportNeeds;
import org.magpie.pipeline.UntrackedDownloadNeeds;
import org.magpie.pipeline.decide.format.FormatTester;
import org.magpie.pipeline.importing.recycle.StoredRecycle;
import org.magpie.pipeline.notify.HealthNotices;
import org.magpie.pipeline.notify.refresh.MediaServerNeeds;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Installation;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.settings.SettingsParts;
import org.magpie.ui.settings.folder.ClientPlaces;
import org.magpie.ui.settings.format.FormatParts;
import org.magpie.ui.settings.naming.ChosenPatterns;
import org.magpie.ui.settings.naming.NameReading;
import org.magpie.upkeep.Setup;
import org.magpie.upkeep.scan.ScanNeeds;
import org.magpie.upkeep.watch.WatchNeeds;

/** What people see: the window's and the command line's services. */
public record FacesWiring(
        WindowServices opened, LibrarySnapshotWriter glance, Setup setup, Demo demo, HealthNotices health) {
    /**
     * @param closing what is closed after the pipeline, of whose last import the next window is to know
     */
    public static FacesWiring on(
            Ground ground, LibraryWiring library, PipelineWiring pipeline, ScanWiring scan, Closer closing) {
        MatchWiring match = pipeline.match();
        DownloadWiring download = pipeline.download();
        DecideWiring decide = pipeline.decide();
        StoredInsight insight = new StoredInsight(
                ground.store(),
                library.library(),
                library.profiles(),
                library.providers(),
                download.downloads(),
                ground.clock());
        LibrarySnapshotWriter glance =
                closing.add(new LibrarySnapshotWriter(ground.folder(), ground.events(), insight, ground.preferences()));
        StoredUndo undo = UndoParts.journal(ground, library, pipeline);
        ground.schedules().add(undo.task(ground.preferences()));
        Needs needs = new AllNeeds(
                List.of(
                        new BlockedImportNeeds(download.downloads(), pipeline.pipeline()),
                        new UntrackedDownloadNeeds(pipeline.pipeline()),
                        pipeline.undelivered(),
                        new ScanNeeds(scan.scan()),
                        new WatchNeeds(scan.watch()),
                        new MediaServerNeeds(pipeline.servers())),
                ground.events());
        HealthNotices health = closing.add(new HealthNotices(
                ground.store(), ground.events(), () -> HealthIssues.of(needs, library.providers()), ground.clock()));
        Services services = new Services(
                ground.texts(),
                insight,
                library.catalog(),
                pipeline.pipeline(),
                library.profiles(),
                decide.choosing(),
                library.exclusions(),
                library.rootFolders(),
                library.providers(),
                ground.jobs(),
                ground.schedules(),
                undo,
                pipeline.organiser(),
                pipeline.players(),
                new StoredRecycle(
                        ground.store(),
                        library.recycled(),
                        pipeline.recycleCleanup(),
                        undo,
                        new MoveSequence(ground.store())),
                pipeline.notices(),
                needs,
                scan.scan(),
                pipeline.watchLinks(),
                ground.events(),
                ground.preferences(),
                library.artwork(),
                ground::http,
                ground.clock(),
                new Installation(ground.folder().path(), ground.folder().logs(), Product.version()));
        SettingsParts parts = new SettingsParts(
                new ChosenPatterns(match.reader()),
                new NameReading(match.reader(), match.vocabulary(), Optional.of(match.explainer())),
                ClientPlaces.of(download.places(), download.downloads()),
                new FormatParts(library.formats(), pipeline.guide(), new FormatTester(match.reader())));
        Setup setup = new Setup(
                ground.store(),
                library.rootFolders(),
                library.profiles(),
                library.formats(),
                library.providers(),
                decide.releaseProfiles(),
                decide.delayProfiles(),
                download.places(),
                ground.preferences());
        return new FacesWiring(
                new WindowServices(services, parts),
                glance,
                setup,
                new Demo(ground.store(), library.profiles(), library.rootFolders(), ground.clock()),
                health);
    }
}
