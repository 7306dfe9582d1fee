package org.magpie.ui.wanted;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.insight.TitleInsight;
import org.magpie.insight.TitlePage;
import org.magpie.insight.WantedInsight;
import org.magpie.insight.WantedRow;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** What is missing, or could be better. Belongs to the window's thread. */
public final class WantedViewModel {
    /** More than a person reads; the search for all of them does not depend on it. */
    static final int MOST = 5_000;

    private final WantedInsight insight;
    private final TitleInsight titles;
    private final Pipeline pipeline;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final BooleanProperty upgrades = new SimpleBooleanProperty(false);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<WantedRow> rows = FXCollections.observableArrayList();
    private final FilteredList<WantedRow> shown = new FilteredList<>(rows);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> said = new ReadOnlyObjectWrapper<>(Optional.empty());

    public WantedViewModel(
            WantedInsight insight, TitleInsight titles, Pipeline pipeline, Background background, Texts texts) {
        this.insight = insight;
        this.titles = titles;
        this.pipeline = pipeline;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "wanted.failed");
        upgrades.addListener((property, before, now) -> {
            rows.clear();
            loader.restart();
            refresh();
        });
        filter.addListener((property, before, now) -> {
            String wanted = now.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(row -> haystack(row).contains(wanted));
        });
    }

    public ViewLoader loader() {
        return loader;
    }

    /** False: what is missing; true: what could be better. */
    public BooleanProperty upgradesProperty() {
        return upgrades;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObservableList<WantedRow> shown() {
        return shown;
    }

    /** All rows, whatever the filter. */
    public ObservableList<WantedRow> rows() {
        return rows;
    }

    /** What came of the last thing that a person asked for. */
    public ReadOnlyObjectProperty<Optional<Message>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Why the last thing that a person asked for did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        boolean better = upgrades.get();
        loader.read(() -> insight.wanted(better, MOST), answer -> {
            if (better == upgrades.get() && !answer.equals(rows)) {
                rows.setAll(answer);
            }
            return !answer.isEmpty();
        });
    }

    /** Looks for the chosen ones and takes the best. */
    public void search(Collection<WantedRow> chosen) {
        List<WantedRow> wanted = List.copyOf(chosen);
        if (wanted.isEmpty()) {
            return;
        }
        background.run(
                () -> wanted.stream()
                        .map(row -> new Search(row.titleId(), scope(row)))
                        .distinct()
                        .map(search -> pipeline.releases().searchAndGrab(search.titleId(), search.scope()))
                        .count(),
                started -> said.set(Optional.of(
                        wanted.size() == 1
                                ? Message.of(
                                        "wanted.searching-one",
                                        wanted.getFirst().title())
                                : Message.of("wanted.searching-some", wanted.size()))),
                failure -> problem.set(Optional.of(Problem.of(texts, "wanted.search.failed", failure))));
    }

    /** Looks for everything that is wanted. */
    public void searchAll() {
        background.run(
                () -> pipeline.releases().searchWanted(),
                job -> said.set(Optional.of(Message.of("wanted.searching-all"))),
                failure -> problem.set(Optional.of(Problem.of(texts, "wanted.search.failed", failure))));
    }

    /** A row tells its item in words only; the page of its title knows the numbers. */
    private Scope scope(WantedRow row) {
        return titles.title(row.titleId()).stream()
                .map(TitlePage::items)
                .flatMap(List::stream)
                .filter(item -> item.id() == row.itemId() && item.number() > 0)
                .findFirst()
                .<Scope>map(item -> new Scope.Episode(item.season(), item.number(), null, item.date()))
                .orElseGet(Scope.Whole::new);
    }

    private static String haystack(WantedRow row) {
        return String.join(" ", row.title(), row.item(), row.slot(), row.profile())
                .toLowerCase(Locale.ROOT);
    }

    /** Two slots of one item need one search only. */
    private record Search(long titleId, Scope scope) {}
}
