package org.magpie.pipeline.importing.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.layout.TitleGroup.Member;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/** How films lie on disk: one in a folder of its own, several in one folder, on discs, or in parts. */
public final class FilmLayout implements TitleLayout {
    private static final Pattern PART =
            Pattern.compile("^(.+?)[ ._-]*(?:cd|dvd|disc|disk)[ ._-]?(\\d{1,2}|[a-d])$", Pattern.CASE_INSENSITIVE);
    /** Folders between the file and the one that is named after the film, such as that of a disc or a quality. */
    private static final int HIGHEST = 2;

    private final VideoNames names;

    public FilmLayout(ReleaseReader reader) {
        this.names = new VideoNames(reader);
    }

    @Override
    public MediaKind kind() {
        return MediaKind.MOVIE;
    }

    @Override
    public boolean isMedia(String name) {
        return VideoNames.isMedia(name);
    }

    @Override
    public boolean isDisc(String folderName) {
        return VideoNames.isDisc(folderName);
    }

    @Override
    public boolean isPart(String folderName) {
        return VideoNames.isPartOfFilm(folderName);
    }

    @Override
    public boolean isNameEnough() {
        return false;
    }

    @Override
    public boolean isOneItem() {
        return true;
    }

    @Override
    public Quality discQuality(String folderName) {
        return VideoNames.discQuality(folderName);
    }

    @Override
    public List<TitleGroup> group(List<FoundFile> files, Sidecars sidecars) {
        Map<String, Map<String, List<FoundFile>>> units = new LinkedHashMap<>();
        for (FoundFile file : files) {
            String folder = file.folder();
            boolean inPart = VideoNames.isPartOfFilm(nameOf(folder));
            String home = inPart ? FoundFile.parent(folder) : folder;
            String unit = file.isDisc() || inPart ? "" : base(file.stem());
            units.computeIfAbsent(home, each -> new LinkedHashMap<>())
                    .computeIfAbsent(unit, each -> new ArrayList<>(1))
                    .add(file);
        }
        List<TitleGroup> groups = new ArrayList<>();
        units.forEach((folder, there) -> folder(folder, there.values(), sidecars, groups));
        return groups;
    }

    /** What the parts of a film share of their names. */
    private static String base(String stem) {
        Matcher part = PART.matcher(stem);
        return (part.matches() ? part.group(1) : stem).toLowerCase(Locale.ROOT);
    }

    private void folder(String folder, Collection<List<FoundFile>> units, Sidecars sidecars, List<TitleGroup> groups) {
        Optional<Named> around = folder.isEmpty() ? Optional.empty() : around(folder, sidecars);
        boolean isOne = !folder.isEmpty()
                && (units.size() == 1
                        || around.filter(named -> areVersions(named, units)).isPresent());
        if (isOne) {
            List<FoundFile> all = units.stream().flatMap(List::stream).toList();
            groups.add(group(folder, true, all, around, sidecars));
        } else {
            units.forEach(unit -> groups.add(group(folder, false, unit, Optional.empty(), sidecars)));
        }
    }

    /**
     * What a folder says of the film in it.
     *
     * @param clue null where its name says nothing
     */
    private record Named(
            @Nullable TitleClue clue,
            Map<String, String> ids,
            StatedFacts facts,
            @Nullable ParsedRelease parsed) {}

    private Optional<Named> around(String folder, Sidecars sidecars) {
        String at = folder;
        Named best = null;
        for (int up = 0; up < HIGHEST && !at.isEmpty(); up++) {
            String name = nameOf(at);
            StatedFacts facts = sidecars.read(at, "movie.nfo").or(sidecars.read(at, ".plexmatch"));
            TitleClue clue = names.film(name, "").orElse(null);
            Named named = new Named(
                    clue,
                    NameIds.of(name),
                    facts,
                    names.read(name, MediaKind.MOVIE).orElse(null));
            boolean isTelling = !named.ids().isEmpty() || !facts.isEmpty() || (clue != null && clue.year() != null);
            if (isTelling) {
                return Optional.of(named);
            }
            best = best == null ? named : best;
            at = FoundFile.parent(at);
        }
        return Optional.ofNullable(best);
    }

    /** Whether all files in a folder are copies of the film that the folder is named after. */
    private boolean areVersions(Named folder, Collection<List<FoundFile>> units) {
        TitleClue clue = folder.clue();
        if (clue == null || clue.year() == null) {
            return false;
        }
        TitleClue dated = clue;
        return units.stream().flatMap(List::stream).allMatch(file -> file.isDisc() || isVersion(dated, file));
    }

    private boolean isVersion(TitleClue folder, FoundFile file) {
        Optional<TitleClue> own = names.film(file.stem(), ending(file));
        boolean sameYear =
                own.isPresent() && (own.get().year() == null || own.get().year().equals(folder.year()));
        return sameYear && own.get().names().stream().anyMatch(name -> isCalled(folder, name));
    }

    /** A version may be named behind the title: "Title (2001) - Director's Cut". */
    private static boolean isCalled(TitleClue folder, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return folder.names().stream()
                .anyMatch(title ->
                        TitleForms.isSame(title, name) || lower.startsWith(title.toLowerCase(Locale.ROOT) + " - "));
    }

    private TitleGroup group(
            String folder, boolean isOwn, List<FoundFile> files, Optional<Named> around, Sidecars sidecars) {
        Map<String, String> ids = new HashMap<>();
        List<TitleClue> clues = new ArrayList<>();
        FoundFile first = files.getFirst();
        StatedFacts beside = sidecars.read(first.folder(), first.stem() + ".nfo");
        StatedFacts facts = around.map(Named::facts).map(beside::or).orElse(beside);
        ids.putAll(facts.ids());
        if (!facts.title().isEmpty()) {
            clues.add(TitleClue.stated(facts));
        }
        around.ifPresent(named -> {
            ids.putAll(named.ids());
            if (named.clue() != null) {
                clues.add(named.clue());
            }
        });
        for (FoundFile file : files) {
            if (!file.isDisc()) {
                NameIds.of(file.name()).forEach(ids::putIfAbsent);
                names.film(base(file), ending(file)).ifPresent(clues::add);
            }
        }
        List<Member> members = new ArrayList<>();
        ParsedRelease folderRead = around.map(Named::parsed).orElse(null);
        for (FoundFile file : files) {
            ParsedRelease own = file.isDisc()
                    ? folderRead
                    : names.read(file.name(), MediaKind.MOVIE)
                            .map(read -> VideoNames.joined(read, folderRead))
                            .orElse(folderRead);
            members.add(new Member(file, own));
        }
        return new TitleGroup(MediaKind.MOVIE, folder, isOwn, members, ids, sorted(clues));
    }

    /** With the spelling of the file and without the mark of its part. */
    private static String base(FoundFile file) {
        Matcher part = PART.matcher(file.stem());
        return part.matches() ? part.group(1) : file.stem();
    }

    /** Those with a year first: they tell one film from another. */
    private static List<TitleClue> sorted(List<TitleClue> clues) {
        List<TitleClue> sorted = new ArrayList<>();
        clues.stream().filter(clue -> clue.year() != null).distinct().forEach(sorted::add);
        clues.stream().filter(clue -> clue.year() == null).distinct().forEach(sorted::add);
        return sorted;
    }

    private static String ending(FoundFile file) {
        String name = file.name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }

    private static String nameOf(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
