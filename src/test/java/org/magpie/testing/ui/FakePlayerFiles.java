package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.importing.players.PlayerFiles;
import org.magpie.pipeline.importing.players.PlayerSettings;

/** Writes nothing and keeps what it is told. */
public final class FakePlayerFiles implements PlayerFiles {
    public final Map<Long, PlayerSettings> chosen = new HashMap<>();
    public final List<String> asked = new ArrayList<>();
    public Figures figures = new Figures(1240, 12, 300, 4);
    public Removable removable = new Removable(96, 3);
    /** Why nothing can be chosen; null where it can. */
    public @Nullable RuntimeException refusal;

    private final Jobs jobs;

    public FakePlayerFiles(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Map<Long, PlayerSettings> settings() {
        return Map.copyOf(chosen);
    }

    @Override
    public void choose(long rootId, PlayerSettings settings) {
        if (refusal != null) {
            throw refusal;
        }
        chosen.put(rootId, settings);
    }

    @Override
    public Figures look(long rootId, Progress progress) {
        return figures;
    }

    @Override
    public Job write(long rootId) {
        asked.add("write " + rootId);
        return jobs.queue("players", "players", "", "c", progress -> {});
    }

    @Override
    public Removable removable(long rootId) {
        return removable;
    }

    @Override
    public Job remove(long rootId) {
        asked.add("remove " + rootId);
        chosen.remove(rootId);
        return jobs.queue("players", "players-remove", "root:" + rootId, "c", progress -> {});
    }
}
