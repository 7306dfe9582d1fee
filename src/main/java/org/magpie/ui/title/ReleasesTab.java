package org.magpie.ui.title;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.SearchTerm;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;

/** The releases that were looked at, best first: the verdict before everything else, and why not. */
final class ReleasesTab extends BorderPane {
    /** The parts of a release name that say how good it is. */
    private static final Pattern QUALITY = Pattern.compile(
            "(?i)\\b(2160p|1080p|720p|576p|480p|web-?dl|webrip|web|blu-?ray|bdrip|hdtv|dvdrip|remux|x26[45]|h\\.?26[45]"
                    + "|hevc|av1|hdr10|hdr|dv|flac|mp3|320|epub|pdf)\\b");

    private final Context context;
    private final TitleViewModel model;
    private final ListView<VerdictRow> list;
    private final FilteredList<VerdictRow> shown;
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.ALL);
    private final TextField words = new TextField();
    private final Set<Long> open = new HashSet<>();

    /** Which releases are shown; the name of each is {@code title.releases.<name>}. */
    private enum Which {
        ALL,
        ACCEPTABLE,
        REFUSED;

        boolean holds(VerdictRow verdict) {
            return switch (this) {
                case ALL -> true;
                case ACCEPTABLE -> verdict.accepted() || verdict.grabbed();
                case REFUSED -> !verdict.accepted() && !verdict.grabbed();
            };
        }
    }

    ReleasesTab(Context context, TitleViewModel model) {
        this.context = context;
        this.model = model;
        shown = new FilteredList<>(model.verdicts());
        list = new ListView<>(shown);
        list.getStyleClass().addAll("edgeless", "lines");
        list.setAccessibleText(context.text("title.tab.releases"));
        list.setCellFactory(view -> new VerdictCell());
        list.setPlaceholder(Buttons.label(context.text("title.releases.none-such"), "muted"));
        BorderPane filled = new BorderPane(list);
        filled.setTop(heads());
        ViewStates states =
                new ViewStates(context.texts(), filled, this::empty, () -> Skeleton.rows(8, 44), model::again);
        states.follow(model.verdictFace());
        setTop(bar());
        setCenter(states);
    }

    private Node bar() {
        Button look = Buttons.plain(Icon.SEARCH, context.text("title.look"), model::look);
        look.setId("title-look");
        look.disableProperty().bind(model.searching());
        // Where nothing was looked at, the button stands in the middle of the page.
        look.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(model.verdictFace().get() instanceof ViewState.Empty), model.verdictFace()));
        look.managedProperty().bind(look.visibleProperty());
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(20, 20);
        turning.setMaxSize(20, 20);
        turning.setAccessibleText(context.text("title.looking"));
        Label said = Buttons.label("", "muted");
        model.verdicts().addListener((javafx.collections.ListChangeListener<VerdictRow>) change -> said(said));
        said(said);
        HBox working = new HBox(8, turning, Buttons.label(context.text("title.looking"), "muted"));
        working.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        model.searching().addListener((value, before, now) -> Buttons.show(working, now));
        Buttons.show(working, model.searching().get());
        Label silent = Buttons.label("", "caption");
        silent.setGraphic(Icon.ATTENTION.node());
        silent.textProperty().bind(model.silent());
        silent.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.silent());
        silent.setTooltip(whole);
        silent.visibleProperty().bind(model.silent().isNotEmpty());
        silent.managedProperty().bind(silent.visibleProperty());
        Node filter = filter();
        FlowPane bar = new FlowPane(look, filter, said, working, silent);
        silent.maxWidthProperty().bind(bar.widthProperty().subtract(48));
        bar.getStyleClass().add("tab-bar");
        return bar;
    }

    private void said(Label label) {
        long good = model.verdicts().stream().filter(VerdictRow::accepted).count();
        LiveText.keep(
                label,
                () -> model.verdicts().isEmpty()
                        ? ""
                        : context.text(
                                "title.verdicts",
                                model.verdicts().size(),
                                good,
                                context.formats()
                                        .relative(model.verdicts().getFirst().judged())));
    }

    /** Every word must be in the name, the indexer or a reason. */
    private Node filter() {
        ChipBar<Which> chips = new ChipBar<>(List.of(Which.values()), this::counted, which);
        words.setPromptText(context.text("kit.filter"));
        Buttons.name(words, context.text("title.releases.filter"));
        words.getStyleClass().add("search-field");
        words.setPrefWidth(190);
        Runnable again = () -> {
            SearchTerm term = new SearchTerm(words.getText());
            shown.setPredicate(verdict -> which.get().holds(verdict)
                    && term.isIn(SearchTerm.fold(verdict.releaseName() + " " + verdict.indexer() + " "
                            + verdict.quality() + " " + reasonsOf(verdict))));
        };
        words.textProperty().addListener((value, before, now) -> again.run());
        which.addListener((value, before, now) -> again.run());
        model.verdicts().addListener((javafx.collections.ListChangeListener<VerdictRow>) change -> chips.rename());
        HBox bar = new HBox(12, chips, words);
        bar.visibleProperty().bind(Bindings.isNotEmpty(model.verdicts()));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private String counted(Which each) {
        return context.text("title.releases." + each.name().toLowerCase(Locale.ROOT)) + " "
                + context.formats()
                        .number(model.verdicts().stream().filter(each::holds).count());
    }

    private String reasonsOf(VerdictRow verdict) {
        return verdict.reasons().stream()
                .map(reason -> context.texts().say(reason.said()))
                .collect(Collectors.joining("\n"));
    }

    private Node heads() {
        Label name = Buttons.label(context.text("title.column.release"));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox heads = new HBox(
                Buttons.label(context.text("title.column.verdict"), "column-verdict"),
                name,
                Buttons.label(context.text("title.column.quality"), "column-quality"),
                Buttons.label(context.text("title.column.size"), "column-size"),
                Buttons.label(context.text("title.column.age"), "column-size", "column-spare"),
                Buttons.label(context.text("title.column.seeders"), "column-small"),
                Buttons.label(context.text("title.column.score"), "column-small", "column-spare"),
                space());
        heads.getStyleClass().addAll("column-heads", "line");
        return heads;
    }

    private Node empty() {
        return new EmptyState(
                        Icon.SEARCH, context.text("title.releases.empty"), context.text("title.releases.empty.hint"))
                .with(Buttons.main(Icon.SEARCH, context.text("title.look"), model::look));
    }

    private static Node space() {
        javafx.scene.layout.Region space = new javafx.scene.layout.Region();
        space.setMinWidth(34);
        return space;
    }

    /** A refused release is only taken after the person has seen why it was refused. */
    private void take(VerdictRow verdict) {
        if (verdict.accepted()) {
            model.grab(verdict);
            return;
        }
        VBox content = new VBox(12);
        Label name = Buttons.label(verdict.releaseName(), "card-title");
        name.setWrapText(true);
        content.getChildren().add(name);
        if (!verdict.scoreParts().isEmpty()) {
            Label score = Buttons.label(madeUp(verdict), "muted");
            score.setWrapText(true);
            content.getChildren().add(score);
        }
        content.getChildren().add(new Label(context.text("title.refused.because")));
        verdict.reasons().forEach(reason -> {
            Label said = Buttons.label("•  " + context.texts().say(reason.said()));
            said.setWrapText(true);
            content.getChildren().add(said);
        });
        TitlePage page = model.page().get();
        if (page != null && ReleaseAssignment.isInQuestion(verdict)) {
            content.getChildren()
                    .addAll(
                            Buttons.label(context.text("title.belongs"), "section-title"),
                            new ReleaseAssignment(context, model, page, verdict));
        } else {
            Button other = Buttons.plain(Icon.EDIT, context.text("title.belongs.other"), () -> place(verdict));
            content.getChildren().add(other);
        }
        Runnable take = () -> {
            context.drawer().close();
            model.grab(verdict);
        };
        // Where it is in question what it is, saying so comes first.
        Button anyway = ReleaseAssignment.isInQuestion(verdict)
                ? Buttons.plain(Icon.DOWNLOAD, context.text("title.refused.anyway"), take)
                : Buttons.main(Icon.DOWNLOAD, context.text("title.refused.anyway"), take);
        anyway.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(context.text("title.refused.heading"), content, anyway, () -> {});
    }

    /** Lets the person say what a release is of, whatever was made of it. */
    private void place(VerdictRow verdict) {
        TitlePage page = model.page().get();
        if (page == null) {
            return;
        }
        Label name = Buttons.label(verdict.releaseName(), "card-title");
        name.setWrapText(true);
        VBox content = new VBox(16, name, new ReleaseAssignment(context, model, page, verdict));
        context.drawer().open(context.text("title.belongs"), content);
    }

    private ContextMenu menu(VerdictRow verdict) {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        Buttons.menu(Icon.DOWNLOAD, context.text("title.release.take"), () -> take(verdict)),
                        Buttons.menu(Icon.EDIT, context.text("title.belongs.other"), () -> place(verdict)),
                        Buttons.menu(
                                Icon.COPY,
                                context.text("title.release.copy"),
                                () -> context.desktop().copy(verdict.releaseName())));
        return menu;
    }

    private String madeUp(VerdictRow verdict) {
        return context.text("title.score.made-up", verdict.score(), verdict.madeUp());
    }

    private final class VerdictCell extends ListCell<VerdictRow> {
        VerdictCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable VerdictRow verdict, boolean empty) {
            super.updateItem(verdict, empty);
            setGraphic(empty || verdict == null ? null : line(verdict));
            setContextMenu(empty || verdict == null ? null : menu(verdict));
            setAccessibleText(
                    empty || verdict == null
                            ? null
                            : verdict.releaseName() + ", " + verdictText(verdict) + ", " + reasonsOf(verdict));
        }

        private Node line(VerdictRow verdict) {
            HBox line = new HBox(
                    verdictColumn(verdict),
                    words(verdict),
                    Buttons.label(verdict.quality(), "column-quality"),
                    Buttons.label(context.formats().size(verdict.size()), "column-size"),
                    age(verdict),
                    Buttons.label(
                            verdict.seeders() < 0 ? "" : context.formats().number(verdict.seeders()), "column-small"),
                    score(verdict),
                    Buttons.icon(
                            Icon.DOWNLOAD, context.text("title.download", verdict.releaseName()), () -> take(verdict)));
            line.getStyleClass().addAll("line", "release-line");
            if (!open.contains(verdict.id())) {
                return verdict.reasons().isEmpty() ? line : new VBox(line, firstReason(verdict));
            }
            VBox all = new VBox();
            all.getStyleClass().add("reasons");
            if (!verdict.scoreParts().isEmpty()) {
                all.getChildren().add(Buttons.label(madeUp(verdict), "reason"));
            }
            verdict.reasons().forEach(reason -> {
                Label said = Buttons.label(
                        context.text("rule." + reason.rule()) + ": "
                                + context.texts().say(reason.said()),
                        "reason");
                all.getChildren().add(said);
            });
            return new VBox(line, all);
        }

        /** Over the whole width: why a release was refused is what the list is for. */
        private Node firstReason(VerdictRow verdict) {
            Label first = Buttons.label(
                    context.texts().say(verdict.reasons().getFirst().said()), "reason");
            first.setTooltip(new Tooltip(reasonsOf(verdict)));
            VBox below = new VBox(first);
            below.getStyleClass().add("reasons");
            return below;
        }

        private Node verdictColumn(VerdictRow verdict) {
            StateChip chip = verdict.grabbed()
                    ? new StateChip(StatusColor.WORKING, Icon.DOWNLOAD, verdictText(verdict))
                    : verdict.accepted()
                            ? new StateChip(StatusColor.HERE, Icon.HERE, verdictText(verdict))
                            : new StateChip(StatusColor.QUIET, Icon.BLOCK, verdictText(verdict));
            VBox column = new VBox(2, chip);
            column.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            column.getStyleClass().add("column-verdict");
            if (!verdict.reasons().isEmpty()) {
                chip.explain(reasonsOf(verdict));
            }
            if (!verdict.reasons().isEmpty() || !verdict.scoreParts().isEmpty()) {
                column.setOnMouseClicked(event -> {
                    if (!open.remove(verdict.id())) {
                        open.add(verdict.id());
                    }
                    list.refresh();
                });
                column.setCursor(javafx.scene.Cursor.HAND);
            }
            return column;
        }

        private String verdictText(VerdictRow verdict) {
            if (verdict.grabbed()) {
                return context.text("title.verdict.taken");
            }
            if (verdict.accepted()) {
                return context.text("title.verdict.good");
            }
            return verdict.reasons().size() > 1
                    ? context.text(
                            "title.verdict.refused-more", verdict.reasons().size())
                    : context.text("title.verdict.refused");
        }

        private Node words(VerdictRow verdict) {
            Label name = Buttons.label(verdict.releaseName(), "release-name");
            Label beneath = Buttons.label(
                    Stream.of(verdict.indexer(), verdict.slot(), String.join(", ", verdict.languages()))
                            .filter(part -> !part.isBlank())
                            .collect(Collectors.joining("  ·  ")),
                    "caption");
            VBox words = new VBox(name, beneath);
            words.getStyleClass().add("release-words");
            words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            words.setMinWidth(0);
            words.setPrefWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            Tooltip whole = new Tooltip();
            whole.setGraphic(tokens(verdict));
            name.setTooltip(whole);
            beneath.setTooltip(new Tooltip(beneath.getText()));
            return words;
        }

        /** Quality and group each in a text of their own, so that they stand out. */
        private Node tokens(VerdictRow verdict) {
            HBox name = new HBox();
            name.getStyleClass().add("release-tokens");
            String whole = verdict.releaseName();
            int groupAt = verdict.group().isEmpty() ? -1 : whole.lastIndexOf("-" + verdict.group());
            String main = groupAt < 0 ? whole : whole.substring(0, groupAt);
            Matcher matcher = QUALITY.matcher(main);
            int from = 0;
            while (matcher.find()) {
                name.getChildren().add(new Text(main.substring(from, matcher.start())));
                Text token = new Text(matcher.group());
                token.getStyleClass().add("token-quality");
                name.getChildren().add(token);
                from = matcher.end();
            }
            name.getChildren().add(new Text(main.substring(from)));
            if (groupAt >= 0) {
                Text group = new Text(whole.substring(groupAt));
                group.getStyleClass().add("token-group");
                name.getChildren().add(group);
            }
            return name;
        }

        /** What made the score is told in the tip, and among the reasons of an opened line. */
        private Label score(VerdictRow verdict) {
            Label score = Buttons.label(context.formats().number(verdict.score()), "column-small", "column-spare");
            if (!verdict.scoreParts().isEmpty()) {
                Tooltip tip = new Tooltip(madeUp(verdict));
                tip.setWrapText(true);
                tip.setMaxWidth(480);
                score.setTooltip(tip);
            }
            return score;
        }

        private Label age(VerdictRow verdict) {
            Label age = LiveText.label(() -> context.formats().age(verdict.published()), "column-size", "column-spare");
            age.setTooltip(new Tooltip(context.formats().exact(Objects.requireNonNull(verdict.published()))));
            return age;
        }
    }
}
