package org.magpie.cli.remote;

import org.magpie.base.job.Jobs;
import org.magpie.base.need.Needs;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.Undo;
import org.magpie.catalog.Catalog;
import org.magpie.cli.session.Core;
import org.magpie.insight.Insight;
import org.magpie.insight.filter.SavedFilters;
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
import org.magpie.upkeep.Setup;
import org.magpie.upkeep.scan.LibraryScan;

/** The running Magpie as one command sees it, which does not close it. */
public record SharedCore(Core whole) implements Core {
    @Override
    public Catalog catalog() {
        return whole.catalog();
    }

    @Override
    public Insight insight() {
        return whole.insight();
    }

    @Override
    public Pipeline pipeline() {
        return whole.pipeline();
    }

    @Override
    public Profiles profiles() {
        return whole.profiles();
    }

    @Override
    public RootFolders rootFolders() {
        return whole.rootFolders();
    }

    @Override
    public ReleasePreferences choosing() {
        return whole.choosing();
    }

    @Override
    public NameExplainer names() {
        return whole.names();
    }

    @Override
    public Exclusions exclusions() {
        return whole.exclusions();
    }

    @Override
    public Providers providers() {
        return whole.providers();
    }

    @Override
    public Jobs jobs() {
        return whole.jobs();
    }

    @Override
    public NoticeHistory notices() {
        return whole.notices();
    }

    @Override
    public Needs needs() {
        return whole.needs();
    }

    @Override
    public Undo undo() {
        return whole.undo();
    }

    @Override
    public LibraryScan scan() {
        return whole.scan();
    }

    @Override
    public Organise organise() {
        return whole.organise();
    }

    @Override
    public PlayerFiles players() {
        return whole.players();
    }

    @Override
    public Recycle recycle() {
        return whole.recycle();
    }

    @Override
    public SavedFilters filters() {
        return whole.filters();
    }

    @Override
    public Setup setup() {
        return whole.setup();
    }

    @Override
    public Texts texts() {
        return whole.texts();
    }

    @Override
    public void demo(int movies, int series) {
        whole.demo(movies, series);
    }

    @Override
    public void close() {
        // It goes on.
    }
}
