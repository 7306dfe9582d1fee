package org.magpie.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.magpie.app.wiring.Closer;
import org.magpie.app.wiring.FacesWiring;
import org.magpie.app.wiring.Ground;
import org.magpie.app.wiring.LibraryWiring;
import org.magpie.app.wiring.PipelineWiring;
import org.magpie.app.wiring.ScanWiring;
import org.magpie.app.wiring.WiringOptions;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.event.Events;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a data folder: its parts in the order in which they need each other. */
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private Wiring() {}

    /**
     * Opens a data folder.
     *
     * @param data the folder, null for the system's own place
     * @param schedules whether everything that Magpie does by itself begins
     * @throws org.magpie.base.error.UserException when it is in use, or cannot be opened
     */
    static OpenMagpie open(@Nullable Path data, boolean schedules) {
        return open(
                DataFolder.open(DataFolder.locate(data)),
                new Events(),
                Clock.system(ZoneId.systemDefault()),
                schedules);
    }

    /**
     * Opens a data folder that is held already; it is let go of with everything else, also when it cannot be opened.
     *
     * @param schedules whether everything that Magpie does by itself begins
     * @throws org.magpie.base.error.UserException when it cannot be opened
     */
    static OpenMagpie open(DataFolder folder, Events events, Clock clock, boolean schedules) {
        Closer closing = new Closer();
        closing.add(folder);
        try {
            OpenMagpie magpie = build(folder, events, clock, schedules, closing);
            return schedules ? magpie.answeringCommands() : magpie;
        } catch (RuntimeException | Error failure) {
            // Here and not where it is shown: the log file of this folder is closed with everything else.
            LOG.error("The library in {} could not be opened ({})", folder.path(), ErrorCode.of(failure), failure);
            closing.close();
            throw failure;
        }
    }

    private static OpenMagpie build(DataFolder folder, Events events, Clock clock, boolean schedules, Closer closing) {
        // The window and the server need entities soon, many commands never.
        WiringOptions options = WiringOptions.usual(
                events, clock, schedules ? Store.EntityStart.AT_ONCE : Store.EntityStart.WHEN_NEEDED);
        Ground ground = Ground.open(folder, options, closing);
        LibraryWiring library = LibraryWiring.on(ground, closing);
        Closer afterPipeline = closing.add(new Closer());
        PipelineWiring pipeline = PipelineWiring.on(ground, library, options, closing);
        ScanWiring scan = ScanWiring.on(ground, library, pipeline.match(), closing);
        FacesWiring faces = FacesWiring.on(ground, library, pipeline, scan, afterPipeline);
        if (schedules) {
            pipeline.outbox().start();
            pipeline.servers().start();
            pipeline.pipeline().start();
            ground.schedules().start();
            scan.scan().resume();
            pipeline.players().resume();
            scan.watch().start();
            faces.health().start();
        }
        return new OpenMagpie(faces, scan.scan(), pipeline.match().explainer(), folder.path(), ground.store(), closing);
    }
}
