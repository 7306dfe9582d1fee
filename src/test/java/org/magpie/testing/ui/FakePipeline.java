package org.magpie.testing.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.AliasActions;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.QueueActions;
import org.magpie.pipeline.ReleaseActions;
import org.magpie.pipeline.UntrackedActions;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.TitleAliases;
import org.magpie.pipeline.search.Scope;

/** Notes what it is asked, as words a test can read: {@code grab 12}, {@code pause [3]}. */
public final class FakePipeline implements Pipeline, ReleaseActions, AliasActions, UntrackedActions, QueueActions {
    private final FakeJobs jobs;
    private final List<String> asked = new ArrayList<>();
    public final FakeManualImport byHand = new FakeManualImport();
    public final FakeTitleAliases recognition = new FakeTitleAliases();
    private List<UntrackedDownload> untracked = List.of();

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
    public ReleaseActions releases() {
        return this;
    }

    @Override
    public AliasActions aliases() {
        return this;
    }

    @Override
    public UntrackedActions untracked() {
        return this;
    }

    @Override
    public QueueActions queue() {
        return this;
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
    public Job syncFeeds() {
        note("sync feeds");
        return jobs.begin("sync-feeds", "");
    }

    @Override
    public Job grab(long verdictId) {
        note("grab " + verdictId);
        return jobs.begin("grab", "verdict:" + verdictId);
    }

    @Override
    public Optional<Message> downgradeQuestion(long verdictId) {
        return Optional.empty();
    }

    @Override
    public Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember) {
        note("grab " + verdictId + " as " + titleId + " " + itemIds + (remember ? " and remember" : ""));
        return jobs.begin("grab", "verdict:" + verdictId);
    }

    @Override
    public TitleAliases known() {
        return recognition;
    }

    @Override
    public Job call(long titleId, String name) {
        recognition.call(titleId, name);
        note("call " + titleId + " " + name);
        return jobs.begin("look-again", "title:" + titleId);
    }

    @Override
    public Job forget(long titleId, String name) {
        recognition.forget(titleId, name);
        note("forget " + titleId + " " + name);
        return jobs.begin("look-again", "title:" + titleId);
    }

    @Override
    public Job number(long titleId, EpisodeNumbering numbering) {
        recognition.number(titleId, numbering);
        note("number " + titleId + " " + numbering);
        return jobs.begin("look-again", "title:" + titleId);
    }

    @Override
    public void lookAfterDownloads() {
        note("look after downloads");
    }

    @Override
    public void watched() {
        // Heard with every look: nothing that a test would want to read.
    }

    /** From now on these are in the clients. */
    public synchronized void holds(List<UntrackedDownload> now) {
        untracked = List.copyOf(now);
    }

    @Override
    public synchronized List<UntrackedDownload> all() {
        return untracked;
    }

    @Override
    public Job adopt(UntrackedDownload.Key key, long titleId, long slotId, Set<Long> itemIds) {
        note("adopt " + key.key() + " for " + titleId + " " + itemIds);
        return jobs.begin("adopt", "stranger:" + key.key());
    }

    @Override
    public Job leaveAlone(UntrackedDownload.Key key) {
        note("leave alone " + key.key());
        return jobs.begin("leave-alone", "stranger:" + key.key());
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
    public void prioritise(Set<Long> downloadIds, DownloadClient.Priority priority) {
        note("prioritise " + downloadIds + " " + priority);
    }

    @Override
    public ManualImport manualImport() {
        return byHand;
    }

    @Override
    public long trackFiles(Path place, long titleId, boolean isKept) {
        note("track " + place + " for " + titleId);
        return 1;
    }

    @Override
    public void untrackFiles(long downloadId) {
        note("untrack " + downloadId);
    }

    @Override
    public Job importFiles(List<Path> places, List<ManualImport.Choice> choices, ImportMode mode, Progress progress) {
        note("import files " + mode + " "
                + choices.stream()
                        .map(choice -> choice.file().getFileName() + " as " + choice.titleId() + " "
                                + new TreeSet<>(choice.itemIds()) + " " + choice.quality() + " " + choice.traits())
                        .toList());
        return jobs.begin("import", "download:1");
    }

    @Override
    public Job importManually(long downloadId, List<ManualImport.Choice> choices) {
        note("import by hand " + downloadId + " "
                + choices.stream()
                        .map(choice -> choice.file().getFileName() + " as " + choice.titleId() + " "
                                + new TreeSet<>(choice.itemIds()) + " " + choice.quality())
                        .toList());
        return jobs.begin("import", "download:" + downloadId);
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
