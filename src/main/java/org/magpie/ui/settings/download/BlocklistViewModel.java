package org.magpie.ui.settings.download;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.BlocklistEntry.Scope;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.decide.profile.ReleasePreferences.BlockedRow;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** What is not to be taken again, with a filter over it. Belongs to the window's thread. */
public final class BlocklistViewModel {
    private final ReleasePreferences preferences;
    private final Background background;
    private final Texts texts;
    private final Clock clock;
    private final ViewLoader loader;
    private final ObservableList<BlockedRow> all = FXCollections.observableArrayList();
    private final FilteredList<BlockedRow> rows = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public BlocklistViewModel(ReleasePreferences preferences, Background background, Texts texts, Clock clock) {
        this.preferences = preferences;
        this.background = background;
        this.texts = texts;
        this.clock = clock;
        this.loader = new ViewLoader(background, texts, "settings.blocklist.failed");
        filter.addListener((property, before, now) -> rows.setPredicate(row -> fits(row, now)));
    }

    public ViewLoader loader() {
        return loader;
    }

    /** Those that the filter lets through, newest first. */
    public ObservableList<BlockedRow> rows() {
        return rows;
    }

    /** How many there are, whatever the filter says. */
    public int size() {
        return all.size();
    }

    /** Words that release, title or reason hold; empty: all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        loader.read(preferences::blocklist, answer -> {
            all.setAll(answer);
            return !answer.isEmpty();
        });
    }

    /**
     * Takes entries off.
     *
     * @param done told when they are gone
     */
    public void remove(Collection<BlockedRow> gone, Runnable done) {
        run(
                () -> preferences.unblock(
                        gone.stream().map(row -> row.entry().id()).collect(Collectors.toUnmodifiableSet())),
                done);
    }

    /**
     * Blocks something by hand, for all titles and for ever.
     *
     * @param value release name, group or info hash, as {@code scope} says
     * @param done told when it is stored
     */
    public void add(Scope scope, String value, Runnable done) {
        BlocklistEntry entry = new BlocklistEntry(
                0,
                0,
                scope,
                value.strip(),
                0,
                value.strip(),
                BlockReason.BY_HAND,
                clock.instant(),
                null,
                "",
                Message.of("block.by-hand"));
        run(() -> preferences.block(List.of(entry)), done);
    }

    /** Key of a reason's name in the bundle. */
    static String key(BlockReason reason) {
        return "block.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of a scope's name in the bundle. */
    static String key(Scope scope) {
        return "block.scope." + scope.name().toLowerCase(Locale.ROOT);
    }

    private boolean fits(BlockedRow row, String asked) {
        String all = (row.entry().releaseName() + " " + row.entry().value() + " " + row.title() + " "
                        + texts.get(key(row.entry().reason())) + " "
                        + texts.say(row.entry().said()))
                .toLowerCase(texts.locale());
        for (String word : asked.strip().toLowerCase(texts.locale()).split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void run(Runnable work, Runnable done) {
        background.run(
                () -> {
                    work.run();
                    return true;
                },
                changed -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.blocklist.change-failed", failure))));
    }
}
