package org.magpie.app;

import java.nio.file.Path;
import org.magpie.app.wiring.Closer;
import org.magpie.app.wiring.FacesWiring;
import org.magpie.app.wiring.LibrarySnapshotWriter;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.need.Needs;
import org.magpie.base.store.Store;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.Undo;
import org.magpie.catalog.Catalog;
import org.magpie.cli.CommandLineLauncher;
import org.magpie.cli.remote.CommandServer;
import org.magpie.cli.remote.SharedCore;
import org.magpie.cli.session.Core;
import org.magpie.insight.Insight;
import org.magpie.insight.filter.SavedFilters;
import org.magpie.media.MediaKind;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.file.RootFolders;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.importing.organise.Organise;
import org.magpie.pipeline.importing.players.PlayerFiles;
import org.magpie.pipeline.importing.recycle.Recycle;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.notify.NoticeHistory;
import org.magpie.provider.Providers;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Services;
import org.magpie.upkeep.Setup;
import org.magpie.upkeep.scan.LibraryScan;

/** An open data folder with everything that works on it. */
final class OpenMagpie implements Core {
    private final FacesWiring faces;
    private final LibraryScan scan;
    private final NameExplainer names;
    private final Path data;
    private final Store store;
    private final Closer closing;

    OpenMagpie(FacesWiring faces, LibraryScan scan, NameExplainer names, Path data, Store store, Closer closing) {
        this.faces = faces;
        this.scan = scan;
        this.names = names;
        this.data = data;
        this.store = store;
        this.closing = closing;
    }

    /** Lets other processes have their commands carried out here, as long as this one holds the data folder. */
    OpenMagpie answeringCommands() {
        closing.add(CommandServer.start(
                data,
                (language, out, error, arguments) -> new CommandLineLauncher(
                                (folder, schedules) -> new SharedCore(this), new Texts(language))
                        .run(out, error, arguments)));
        return this;
    }

    /** What the window is given. */
    WindowServices opened() {
        return faces.opened();
    }

    /** Whether something asked for entities, for which a short command has no time. */
    boolean hasReadEntities() {
        return store.hasReadEntities();
    }

    LibrarySnapshotWriter glance() {
        return faces.glance();
    }

    private Services services() {
        return faces.opened().services();
    }

    @Override
    public Catalog catalog() {
        return services().catalog();
    }

    @Override
    public Insight insight() {
        return services().insight();
    }

    @Override
    public Pipeline pipeline() {
        return services().pipeline();
    }

    @Override
    public Profiles profiles() {
        return services().profiles();
    }

    @Override
    public RootFolders rootFolders() {
        return services().rootFolders();
    }

    @Override
    public ReleasePreferences choosing() {
        return services().choosing();
    }

    @Override
    public NameExplainer names() {
        return names;
    }

    @Override
    public Exclusions exclusions() {
        return services().exclusions();
    }

    @Override
    public Providers providers() {
        return services().providers();
    }

    @Override
    public Jobs jobs() {
        return services().jobs();
    }

    @Override
    public NoticeHistory notices() {
        return services().notices();
    }

    @Override
    public Needs needs() {
        return services().needs();
    }

    @Override
    public Undo undo() {
        return services().undo();
    }

    @Override
    public LibraryScan scan() {
        return scan;
    }

    @Override
    public Organise organise() {
        return services().organise();
    }

    @Override
    public PlayerFiles players() {
        return services().players();
    }

    @Override
    public Recycle recycle() {
        return services().recycle();
    }

    @Override
    public SavedFilters filters() {
        return new SavedFilters(services().preferences());
    }

    @Override
    public Setup setup() {
        return faces.setup();
    }

    @Override
    public Texts texts() {
        return services().texts();
    }

    @Override
    public void demo(int movies, int series) {
        // A made-up library needs folders to pretend to lie in; these hold nothing and belong to the data folder's
        // owner.
        demoFolder(MediaKind.MOVIE, "demo-movies");
        demoFolder(MediaKind.SERIES, "demo-series");
        Jobs.Started job =
                services().jobs().start("demo", "", "", progress -> faces.demo().fill(movies, series, progress));
        services().jobs().await(job.id(), java.time.Duration.ofHours(1));
        services()
                .jobs()
                .find(job.id())
                .filter(ended -> ended.state() == Job.State.FAILED)
                .ifPresent(ended -> {
                    throw new org.magpie.base.error.UserException(
                            "cli.job.failed", ended.says() == null ? ended.name() : ended.says());
                });
    }

    private void demoFolder(MediaKind kind, String name) {
        boolean there = rootFolders().all().stream().anyMatch(folder -> folder.kind() == kind);
        if (!there) {
            Path beside = data.toAbsolutePath().resolveSibling(data.getFileName() + "-" + name);
            rootFolders().add(kind, beside);
        }
    }

    @Override
    public void close() {
        closing.close();
    }
}
