package org.magpie.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedSource;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.UntrackedDownload;

/** Downloads in Magpie's category that it did not start: a person says what they are, or that they are none of its business. */
public final class UntrackedDownloadNeeds implements NeedSource {
    private static final Need.Action ADOPT = Need.Action.ofCandidate("adopt");
    private static final Need.Action LEAVE = Need.Action.of("leave-alone");

    private final Pipeline pipeline;

    public UntrackedDownloadNeeds(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public String key() {
        return "download";
    }

    @Override
    public List<Need> open() {
        return pipeline.untracked().all().stream().map(this::need).toList();
    }

    private Need need(UntrackedDownload found) {
        UntrackedDownload.Guess guess = found.guess();
        return new Need(
                new Need.Key(key(), id(found)),
                "untracked-download",
                found.name(),
                null,
                guess.because(),
                guess.isAnything()
                        ? List.of(new Need.Candidate(
                                String.valueOf(guess.titleId()),
                                guess.titleName(),
                                guess.confidence(),
                                guess.because()))
                        : List.of(),
                guess.isAnything() ? List.of(ADOPT, LEAVE) : List.of(LEAVE),
                "");
    }

    private static String id(UntrackedDownload found) {
        return found.key().clientId() + ":" + found.key().key();
    }

    @Override
    public void decide(Need need, Need.Action action, String candidate) {
        UntrackedDownload found = pipeline.untracked().all().stream()
                .filter(each -> id(each).equals(need.key().id()))
                .findFirst()
                .orElseThrow(() -> new UserException("need.gone"));
        if (action.equals(ADOPT)) {
            adopt(found, Long.parseLong(candidate), Set.copyOf(found.guess().itemIds()));
        } else {
            pipeline.untracked().leaveAlone(found.key());
        }
    }

    /**
     * Takes a download over for a title.
     *
     * @param known what of the title it brings; where that is empty its name says it, and where that does not either, its files will
     */
    public Job adopt(UntrackedDownload found, long titleId, Set<Long> known) {
        TitleFacts title = pipeline.queue()
                .manualImport()
                .title(titleId)
                .filter(each -> !each.slots().isEmpty())
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        SlotFacts slot = title.slots().getFirst();
        Set<Long> items = known.isEmpty()
                // The name of a download is read as that of a file with some ending.
                ? pipeline.queue().manualImport().items(Path.of(safe(found.name()) + ".mkv"), title)
                : known;
        Set<Long> all = title.items().stream().map(ItemFacts::id).collect(Collectors.toUnmodifiableSet());
        return pipeline.untracked().adopt(found.key(), titleId, slot.id(), items.isEmpty() ? all : items);
    }

    private static String safe(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\x00-\\x1f]", " ");
    }
}
