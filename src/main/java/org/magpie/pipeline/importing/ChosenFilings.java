package org.magpie.pipeline.importing;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.library.Library;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Traits;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.plan.FileFactsReader;
import org.magpie.pipeline.importing.plan.ImportPlan.Filing;
import org.magpie.pipeline.importing.plan.ImportPlanner;
import org.magpie.pipeline.importing.plan.UpgradeCheck;

/** What files become that a person has said what they are. */
final class ChosenFilings {
    private final Library library;
    private final FileFactsReader facts;
    private final UpgradeCheck upgrades;

    ChosenFilings(Library library, FileFactsReader facts, UpgradeCheck upgrades) {
        this.library = library;
        this.facts = facts;
        this.upgrades = upgrades;
    }

    /**
     * All chosen items, slot by slot.
     *
     * @throws UserException when two files are taken for the same
     */
    static Map<Long, Set<Long>> taken(List<Choice> choices) {
        Map<Long, Set<Long>> taken = new HashMap<>();
        for (Choice choice : choices) {
            Set<Long> ofSlot = taken.computeIfAbsent(choice.slotId(), slot -> new TreeSet<>());
            for (long item : choice.itemIds()) {
                if (!ofSlot.add(item)) {
                    throw new UserException(
                            "import.by-hand.twice", String.valueOf(choice.file().getFileName()));
                }
            }
        }
        return taken;
    }

    /**
     * @param releaseName what the file came as
     * @param taken all items that are chosen for its slot
     * @param info null where nobody looks into the file
     * @param lone whether all that lies beside the video is its own
     * @throws UserException when the choice cannot be carried out
     */
    Filing filing(
            TrackedDownload download,
            String releaseName,
            DownloadFiles files,
            Choice choice,
            DownloadFiles.Found video,
            Set<Long> taken,
            @Nullable MediaInfo info,
            boolean lone) {
        TitleFacts title = library.facts(choice.titleId()).orElseThrow(() -> new UserException("pipeline.title-gone"));
        SlotFacts slot = title.slot(choice.slotId()).orElseThrow(() -> new UserException("pipeline.title-gone"));
        return filing(download, releaseName, files, choice, title, slot, video, taken, info, lone);
    }

    Filing filing(
            TrackedDownload download,
            String releaseName,
            DownloadFiles files,
            Choice choice,
            TitleFacts title,
            SlotFacts slot,
            DownloadFiles.Found video,
            Set<Long> taken,
            @Nullable MediaInfo info,
            boolean lone) {
        boolean known =
                choice.itemIds().stream().allMatch(item -> title.item(item).isPresent());
        if (choice.itemIds().isEmpty() || !known) {
            throw new UserException(
                    "import.by-hand.no-item", video.path().getFileName().toString());
        }
        if (!Files.isDirectory(slot.root())) {
            throw new UserException("import.root-missing", slot.root().toString());
        }
        // A person may be mistaken for what a film is, never for a program that only bears the name of one.
        ImportPlanner.masked(video.path()).ifPresent(masked -> {
            throw new UserException(masked.key(), masked.arguments().toArray());
        });
        FileFacts judged = facts.of(download, releaseName, title, slot, choice.itemIds(), video, info)
                .judged(choice.quality());
        Traits said = choice.traits();
        if (said != null) {
            judged = judged.described(said.languages(), said.group(), said.edition());
        }
        List<LibraryFile> there = library.filesOf(choice.itemIds(), slot.id());
        boolean better = upgrades.notBetter(judged, there, title, slot).isEmpty();
        return new Filing(download, title, slot, files, video, judged, there, taken, better, lone);
    }
}
