package org.magpie.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.pipeline.notify.NoticeAttempt;
import org.magpie.pipeline.notify.NoticeHistory;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.StatusColor;

/** What was sent to channels. Belongs to the window's thread. */
public final class NoticeListViewModel {
    static final int MOST = 200;

    private final Context context;
    private final ViewLoader loader;
    private final ObservableList<NoticeAttempt> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(Outcome.ALL);
    private final LongProperty channel = new SimpleLongProperty();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /** Which are shown. */
    public enum Outcome {
        ALL,
        FAILED
    }

    /**
     * A channel to choose.
     *
     * @param id 0 for all
     */
    public record ChannelChoice(long id, String name) {}

    public NoticeListViewModel(Context context) {
        this.context = context;
        this.loader = new ViewLoader(context.background(), context.texts(), "notices.list.failed");
        outcome.addListener((property, before, now) -> refresh());
        channel.addListener((property, before, now) -> refresh());
    }

    public ViewLoader loader() {
        return loader;
    }

    /** The newest first. */
    public ObservableList<NoticeAttempt> rows() {
        return rows;
    }

    public ObjectProperty<Outcome> outcomeProperty() {
        return outcome;
    }

    /** Id of the only channel that is shown; 0 for all. */
    public LongProperty channelProperty() {
        return channel;
    }

    /** Why the last one could not be sent again. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** All channels that are set up, after the choice of all. */
    public List<ChannelChoice> channels() {
        List<ChannelChoice> choices = new ArrayList<>();
        choices.add(new ChannelChoice(0, context.text("notices.list.all-channels")));
        for (Definition<?> each : context.services().providers().definitions(ProviderKind.CHANNEL)) {
            choices.add(new ChannelChoice(each.id(), each.name()));
        }
        return choices;
    }

    /** Whether anything narrows the list. */
    public boolean isFiltered() {
        return channel.get() != 0 || outcome.get() != Outcome.ALL;
    }

    public void refresh() {
        NoticeHistory.Filter filter = new NoticeHistory.Filter(channel.get(), outcome.get() == Outcome.FAILED);
        loader.read(() -> context.services().notices().attempts(filter, MOST), answer -> {
            if (!answer.equals(rows)) {
                rows.setAll(answer);
            }
            return !answer.isEmpty();
        });
    }

    /** Sends it once more; the answer is the newest row. */
    public void again(NoticeAttempt attempt) {
        context.background()
                .run(
                        () -> context.services().notices().again(attempt.id()),
                        sent -> {
                            problem.set(Optional.empty());
                            context.toasts()
                                    .show(
                                            tone(sent),
                                            context.text(
                                                    sent.outcome().isBad()
                                                            ? "notices.list.not-sent"
                                                            : "notices.list.sent",
                                                    sent.channel()));
                            refresh();
                        },
                        failure -> {
                            problem.set(Optional.of(Problem.of(context.texts(), "notices.list.not-again", failure)));
                            refresh();
                        });
    }

    static StatusColor tone(NoticeAttempt attempt) {
        return switch (attempt.outcome()) {
            case DELIVERED -> StatusColor.HERE;
            case FAILED -> StatusColor.ATTENTION;
            case REFUSED, GIVEN_UP -> StatusColor.FAILED;
        };
    }
}
