package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.magpie.base.job.Job;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.search.Scope;

/** Notes what it is asked, as words a test can read: {@code grab 12}, {@code pause [3]}. */
public final class FakePipeline implements Pipeline {
    private final FakeJobs jobs;
    private final List<String> asked = new ArrayList<>();

    public FakePipeline(FakeJobs jobs) {
        this.jobs = jobs;
    }

    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void note(String words) {
        asked.add(words);
    }

    @Override
    public Job look(long titleId, Scope scope) {
        note("look " + titleId + " " + scope);
        return jobs.begin("search", "title:" + titleId);
    }

    @Override
    public Job searchAndGrab(long titleId, Scope scope) {
        note("search " + titleId + " " + scope);
        return jobs.begin("search", "title:" + titleId);
    }

    @Override
    public Job searchWanted() {
        note("search wanted");
        return jobs.begin("search-wanted", "");
    }

    @Override
    public Job grab(long verdictId) {
        note("grab " + verdictId);
        return jobs.begin("grab", "verdict:" + verdictId);
    }

    @Override
    public Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember) {
        note("grab " + verdictId + " as " + titleId + " " + itemIds + (remember ? " and remember" : ""));
        return jobs.begin("grab", "verdict:" + verdictId);
    }

    @Override
    public void lookAfterDownloads() {
        note("look after downloads");
    }

    @Override
    public void pause(Set<Long> downloadIds) {
        note("pause " + downloadIds);
    }

    @Override
    public void resume(Set<Long> downloadIds) {
        note("resume " + downloadIds);
    }

    @Override
    public void remove(Set<Long> downloadIds, boolean withData, boolean block) {
        note("remove " + downloadIds + (withData ? " with data" : "") + (block ? " and block" : ""));
    }

    @Override
    public Job retryImport(long downloadId) {
        note("retry import " + downloadId);
        return jobs.begin("import", "download:" + downloadId);
    }
}
