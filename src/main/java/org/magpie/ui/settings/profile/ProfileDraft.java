package org.magpie.ui.settings.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profile.Entry;
import org.magpie.media.quality.Quality;

/** A quality profile while a person works on it. Its list stands best first, as people read it. */
public final class ProfileDraft {
    private final long id;
    private final MediaKind kind;
    private final ObservableList<String> languages;
    private final StringProperty name;
    private final ObservableList<Entry> entries;
    private final ObjectProperty<Quality> cutoff;
    private final BooleanProperty upgrades;
    private final IntegerProperty minimumScore;
    private final IntegerProperty cutoffScore;
    private final IntegerProperty minimumStep;
    private final ObservableMap<String, Integer> scores;

    public ProfileDraft(Profile profile) {
        this.id = profile.id();
        this.kind = profile.kind();
        this.languages = FXCollections.observableArrayList(
                profile.languages().stream().sorted().toList());
        this.name = new SimpleStringProperty(profile.name());
        List<Entry> bestFirst = new ArrayList<>(profile.entries());
        Collections.reverse(bestFirst);
        this.entries = FXCollections.observableArrayList(bestFirst);
        this.cutoff = new SimpleObjectProperty<>(profile.cutoff());
        this.upgrades = new SimpleBooleanProperty(profile.upgrades());
        this.minimumScore = new SimpleIntegerProperty(profile.minimumScore());
        this.cutoffScore = new SimpleIntegerProperty(profile.cutoffScore());
        this.minimumStep = new SimpleIntegerProperty(profile.minimumStep());
        this.scores = FXCollections.observableMap(new LinkedHashMap<>(profile.scores()));
    }

    /** A new profile that allows everything but the unknown and is content with the best. */
    public static ProfileDraft fresh(MediaKind kind, String name) {
        List<Entry> entries = Quality.of(kind).stream()
                .map(quality -> new Entry("", List.of(quality), quality != Quality.unknown(kind)))
                .toList();
        Quality best = entries.getLast().qualities().getFirst();
        return new ProfileDraft(new Profile(0, name, kind, entries, best, true, 0, 0, 1, Map.of(), Set.of()));
    }

    public long id() {
        return id;
    }

    public MediaKind kind() {
        return kind;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** Best first. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    public ObjectProperty<Quality> cutoffProperty() {
        return cutoff;
    }

    public BooleanProperty upgradesProperty() {
        return upgrades;
    }

    public IntegerProperty minimumScoreProperty() {
        return minimumScore;
    }

    public IntegerProperty cutoffScoreProperty() {
        return cutoffScore;
    }

    public IntegerProperty minimumStepProperty() {
        return minimumStep;
    }

    /** English names, of which a release must have one; none: any will do. */
    public ObservableList<String> languages() {
        return languages;
    }

    /** By custom format. */
    public ObservableMap<String, Integer> scores() {
        return scores;
    }

    /**
     * Puts an entry at another place; places outside of the list count as its ends.
     *
     * @return where it stands now
     */
    public int move(int from, int to) {
        int target = Math.clamp(to, 0, entries.size() - 1);
        if (from == target || from < 0 || from >= entries.size()) {
            return from;
        }
        List<Entry> order = new ArrayList<>(entries);
        order.add(target, order.remove(from));
        entries.setAll(order);
        return target;
    }

    public void allow(int at, boolean allowed) {
        Entry entry = entries.get(at);
        entries.set(at, new Entry(entry.name(), entry.qualities(), allowed));
    }

    /** Makes one entry of several, at the place of the best of them: its qualities count as equal. */
    public void group(Collection<Integer> places, String groupName) {
        Set<Integer> chosen = new TreeSet<>(places);
        if (chosen.size() < 2) {
            return;
        }
        List<Entry> parts = chosen.stream().map(entries::get).toList();
        Set<Quality> qualities = new LinkedHashSet<>();
        parts.forEach(part -> qualities.addAll(part.qualities()));
        boolean allowed = parts.stream().anyMatch(Entry::allowed);
        List<Entry> order = new ArrayList<>(entries);
        chosen.stream().sorted(Comparator.reverseOrder()).forEach(place -> order.remove(place.intValue()));
        order.add(chosen.iterator().next(), new Entry(groupName, List.copyOf(qualities), allowed));
        entries.setAll(order);
    }

    /** Makes an entry of each quality of a group. */
    public void ungroup(int at) {
        Entry group = entries.get(at);
        if (group.qualities().size() < 2) {
            return;
        }
        List<Entry> order = new ArrayList<>(entries);
        order.remove(at);
        order.addAll(
                at,
                group.qualities().stream()
                        .map(quality -> new Entry("", List.of(quality), group.allowed()))
                        .toList());
        entries.setAll(order);
    }

    public void rename(int at, String groupName) {
        Entry entry = entries.get(at);
        entries.set(at, new Entry(groupName, entry.qualities(), entry.allowed()));
    }

    /** What the cutoff can be: one quality of each allowed entry, best first. */
    public List<Entry> cutoffs() {
        return entries.stream().filter(Entry::allowed).toList();
    }

    /** What still keeps it from being saved; empty when nothing does. */
    public Optional<Message> problem() {
        if (name.get().isBlank()) {
            return Optional.of(Message.of("settings.profile.problem.name"));
        }
        if (cutoffs().isEmpty()) {
            return Optional.of(Message.of("settings.profile.problem.nothing-allowed"));
        }
        if (cutoffs().stream().noneMatch(entry -> entry.qualities().contains(cutoff.get()))) {
            return Optional.of(Message.of("settings.profile.problem.cutoff"));
        }
        if (minimumStep.get() < 1) {
            return Optional.of(Message.of("settings.profile.problem.step"));
        }
        return Optional.empty();
    }

    public Profile build() {
        List<Entry> worstFirst = new ArrayList<>(entries);
        Collections.reverse(worstFirst);
        return new Profile(
                id,
                name.get().strip(),
                kind,
                worstFirst,
                cutoff.get(),
                upgrades.get(),
                minimumScore.get(),
                cutoffScore.get(),
                minimumStep.get(),
                scores,
                Set.copyOf(languages));
    }
}
