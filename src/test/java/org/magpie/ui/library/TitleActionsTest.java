package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.insight.LibraryRow;
import org.magpie.testing.ui.FakeDesktop;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.MainWindow;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Themes;

/** What each line of a title's menu does, and what is said of it. */
class TitleActionsTest {
    private final WindowFixture windowFixture = Samples.filled();
    private final LibraryRow row = windowFixture.insight.library.stream()
            .filter(each -> each.have() > 0 && each.monitored())
            .findFirst()
            .orElseThrow();
    private final LibraryRow other = windowFixture.insight.library.stream()
            .filter(each -> each.id() != row.id())
            .findFirst()
            .orElseThrow();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Context context;

    @SuppressWarnings("NullAway.Init") // made before each test
    private TitleActions actions;

    @BeforeEach
    void open() {
        Screens.start();
        Screens.run(() -> {
            context = MainWindow.context(
                    windowFixture.services(),
                    Background.atOnce(),
                    new FakeDesktop(),
                    new Themes(),
                    Place.Section.LIBRARY);
            actions = new TitleActions(context);
        });
    }

    private void choose(String text) {
        Screens.run(() -> actions.menu(row).stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + text))
                .fire());
    }

    private List<String> toasts() {
        return Screens.call(() -> ((Parent) context.toasts().pane())
                .getChildrenUnmodifiable().stream()
                        .map(toast -> String.valueOf(toast.getAccessibleText()))
                        .toList());
    }

    private <T extends Node> T inDrawer(Class<T> type, String text) {
        return Screens.call(() -> {
            List<Node> found = new ArrayList<>();
            collect(context.drawer().pane(), found);
            return found.stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .filter(node -> ((Labeled) node).getText() != null
                            && ((Labeled) node).getText().contains(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + text));
        });
    }

    private static void collect(Node node, List<Node> found) {
        found.add(node);
        if (node instanceof javafx.scene.control.ScrollPane scroll && scroll.getContent() != null) {
            collect(scroll.getContent(), found);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    @Test
    void opensTheTitleAndTheReleasesOfIt() {
        choose(context.text("title.open"));
        assertThat(context.navigator().place().get()).isEqualTo(new Place.Title(row.id()));
        choose(context.text("title.choose-release"));
        assertThat(context.navigator().place().get()).isEqualTo(new Place.Title(row.id(), Place.Title.Tab.RELEASES));
    }

    @Test
    void editsProfileFolderAndTagsOfOneTitleInTheFormOfMany() {
        windowFixture.jobs.working = true;
        choose(context.text("bulk.edit"));
        assertThat(inDrawer(Button.class, "Save").isDisabled()).isTrue();
        Screens.run(() -> {
            List<Node> found = new ArrayList<>();
            collect(context.drawer().pane(), found);
            found.stream()
                    .filter(TextField.class::isInstance)
                    .map(TextField.class::cast)
                    .filter(field -> "Tags".equals(field.getAccessibleText()))
                    .findFirst()
                    .orElseThrow()
                    .setText("kids");
        });
        Button save = inDrawer(Button.class, "Save");
        assertThat(save.isDisabled()).isFalse();
        Screens.run(save::fire);
        assertThat(windowFixture.catalog.asked()).anyMatch(asked -> asked.contains("AddTags[tags=[kids]]"));
    }

    @Test
    void searchesAndSaysSo() {
        choose(context.text("title.search-now"));
        assertThat(windowFixture.pipeline.asked()).singleElement().asString().startsWith("search " + row.id());
        assertThat(toasts()).containsExactly(context.text("title.searching", row.name()));
        Screens.run(() -> actions.search(List.of(row, other)));
        assertThat(windowFixture.pipeline.asked()).hasSize(3);
        assertThat(toasts()).contains(context.text("title.searching-many", 2));
    }

    @Test
    void endsLookingAfterATitleAndOffersToTakeThatBack() {
        choose(context.text("title.unwatch"));
        assertThat(windowFixture.catalog.asked()).containsExactly("monitor " + row.id() + " false");
        assertThat(toasts()).containsExactly(context.text("title.unwatched", row.name()));
        Screens.run(() -> actions.watch(List.of(row, other), true));
        assertThat(windowFixture.catalog.asked())
                .contains("monitor " + row.id() + " true", "monitor " + other.id() + " true");
        assertThat(toasts()).contains(context.text("title.watched", context.text("title.titles", 2)));
    }

    @Test
    void removesATitleWithItsFilesOnlyWhenThePersonTicksThat() {
        AtomicInteger afterwards = new AtomicInteger();
        Screens.run(() -> actions.remove(List.of(row), afterwards::incrementAndGet));
        assertThat(windowFixture.catalog.asked()).isEmpty();
        Button keep = inDrawer(Button.class, context.text("title.remove.keep"));
        Screens.run(keep::fire);
        assertThat(windowFixture.catalog.asked()).containsExactly("remove [" + row.id() + "]");
        assertThat(afterwards).hasValue(1);
        assertThat(context.drawer().isOpen().get()).isFalse();
        assertThat(toasts()).containsExactly(context.text("title.removed", row.name()));

        Screens.run(() -> actions.remove(List.of(row), null));
        CheckBox files = inDrawer(CheckBox.class, "");
        Button confirm = inDrawer(Button.class, context.text("title.remove.keep"));
        Screens.run(() -> files.setSelected(true));
        // The button says what it will do.
        assertThat(confirm.getText())
                .isEqualTo(context.text(
                        "title.remove.delete", row.have(), context.formats().size(row.size())));
        Screens.run(confirm::fire);
        assertThat(windowFixture.catalog.asked()).last().isEqualTo("remove [" + row.id() + "] with files");
    }

    @Test
    void whereThereAreNoFilesNobodyIsAskedAboutThem() {
        LibraryRow empty = windowFixture.insight.library.stream()
                .filter(each -> each.have() == 0)
                .findFirst()
                .orElseThrow();
        Screens.run(() -> actions.remove(List.of(empty), null));
        assertThat(inDrawer(CheckBox.class, "").isVisible()).isFalse();
    }

    @Test
    void refreshesAndAsksBeforeItTakesAnAnswerThatLacksMuch() {
        choose(context.text("title.refresh"));
        assertThat(toasts()).containsExactly(context.text("title.refreshed", row.name()));
        windowFixture.catalog.lacking = row.id();
        choose(context.text("title.refresh"));
        assertThat(windowFixture.catalog.asked()).doesNotContain("refresh anyway " + row.id());
        Button anyway = inDrawer(Button.class, context.text("title.refresh.anyway"));
        Screens.run(anyway::fire);
        assertThat(windowFixture.catalog.asked()).last().isEqualTo("refresh anyway " + row.id());
    }

    @Test
    void leavesATitleAloneAndEndsThatAgain() {
        choose(context.text("title.exclude"));
        assertThat(windowFixture.exclusions.stored).hasSize(1);
        assertThat(toasts()).containsExactly(context.text("title.excluded", row.name()));
        MenuItem include = Screens.call(() -> actions.exclusionItem(row));
        assertThat(include.getText()).isEqualTo(context.text("title.include"));
        Screens.run(include::fire);
        assertThat(windowFixture.exclusions.stored).isEmpty();
    }

    @Test
    void whatFailsIsSaid() {
        windowFixture.catalog.fail(new UserException("catalog.title-gone"));
        choose(context.text("title.unwatch"));
        choose(context.text("title.refresh"));
        Screens.run(() -> actions.remove(List.of(row), null));
        Button keep = inDrawer(Button.class, context.text("title.remove.keep"));
        Screens.run(keep::fire);
        assertThat(toasts())
                .hasSize(3)
                .allSatisfy(
                        said -> assertThat(said).contains(Objects.requireNonNull(context.text("catalog.title-gone"))));
    }
}
