package org.magpie.testing.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.notify.refresh.WatchLinks;
import org.magpie.testing.MovableClock;
import org.magpie.ui.kit.place.Installation;
import org.magpie.ui.kit.place.Services;

/** Everything below the window, made up: empty at first, {@link Samples} fills it. */
public final class WindowFixture {
    /** When all of it takes place. */
    public static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");

    public final MovableClock clock = new MovableClock(NOW);
    public final Events events = new Events();
    public final FakeInsight insight = new FakeInsight();
    public final FakeCatalog catalog = new FakeCatalog();
    public final FakeJobs jobs = new FakeJobs(events, clock);
    public final FakeSchedules schedules = new FakeSchedules(jobs);
    public final FakeNeeds needs = new FakeNeeds();
    public final FakeScan scan = new FakeScan();
    public final FakeUndo undo = new FakeUndo();
    public final FakePlayerFiles players = new FakePlayerFiles(jobs);
    public final FakeOrganise organise = new FakeOrganise(jobs);
    public final FakeNotices notices = new FakeNotices();
    public final FakeRecycle recycle = new FakeRecycle();
    public final FakePipeline pipeline = new FakePipeline(jobs);
    public final FakeProfiles profiles = new FakeProfiles();
    public final FakeReleasePreferences choosing = new FakeReleasePreferences();
    public final FakeRootFolders rootFolders = new FakeRootFolders();
    public final FakeProviders providers = new FakeProviders();
    public final FakeExclusions exclusions = new FakeExclusions();
    public final FakePreferences preferences = new FakePreferences(events);
    public final FakeArtwork artwork = new FakeArtwork();
    public final FakeDesktop desktop = new FakeDesktop();
    public volatile WatchLinks watchLinks = title -> List.of();
    private final Http http = new Http("Magpie/test");
    private final Texts texts;

    public WindowFixture() {
        this(Locale.ENGLISH);
    }

    public WindowFixture(Locale locale) {
        this.texts = new Texts(locale);
    }

    public Texts texts() {
        return texts;
    }

    public Services services() {
        return new Services(
                texts,
                insight,
                catalog,
                pipeline,
                profiles,
                choosing,
                exclusions,
                rootFolders,
                providers,
                jobs,
                schedules,
                undo,
                organise,
                players,
                recycle,
                notices,
                needs,
                scan,
                watchLinks,
                events,
                preferences,
                artwork,
                () -> http,
                clock,
                new Installation(
                        Path.of("/home/ada/.local/share/magpie"),
                        Path.of("/home/ada/.local/state/magpie/logs"),
                        "0.1.0"));
    }
}
