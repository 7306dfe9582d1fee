package org.magpie.ui.add;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.NewTitle;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.importing.TakenText;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.StatusColor;

/** Looks titles up while the person types, and adds the one they choose. Lives on the window's thread. */
public final class AddViewModel {
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int LEAST_TYPED = 2;

    private final Context context;
    private final Background.Lane looking;
    private final Background.Lane offering;

    private final ReadOnlyObjectWrapper<MediaKind> kind = new ReadOnlyObjectWrapper<>(MediaKind.MOVIE);
    private final ReadOnlyObjectWrapper<ViewState> state = new ReadOnlyObjectWrapper<>(ViewState.EMPTY);
    private final ReadOnlyObjectWrapper<List<Catalog.Failure>> failures = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper additions = new ReadOnlyIntegerWrapper();
    private final StringProperty tags = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<FoundTitle> found = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FoundTitle> chosen = new SimpleObjectProperty<>();
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableList<RootFolder> folders = FXCollections.observableArrayList();
    private final @Nullable Path owned;
    private long ownedRoot;
    private String typed = "";
    private boolean isOffered;
    private @Nullable Runnable waiting;

    public AddViewModel(Context context) {
        this(context, null);
    }

    /**
     * @param owned a file or folder below a root folder that is of the title which is added; null for none
     */
    public AddViewModel(Context context, @Nullable Path owned) {
        this.context = context;
        this.owned = owned;
        this.looking = context.background().lane();
        this.offering = context.background().lane();
        offer();
        if (owned != null) {
            context.background()
                    .run(
                            () -> ownedIn(owned),
                            root -> root.ifPresent(this::into),
                            failure -> context.tell("palette.on-disk.failed", failure));
        }
    }

    /** Offers the root folder that it lies in first. */
    private void into(RootFolder root) {
        ownedRoot = root.id();
        if (root.kind() == kind.get()) {
            offer();
        } else {
            switchTo(root.kind());
        }
    }

    private Optional<RootFolder> ownedIn(Path place) {
        return context.services()
                .scan()
                .rootOf(place)
                .flatMap(id -> context.services().rootFolders().find(id));
    }

    /** Whether what is added lies on disk already: then nothing has to be searched for. */
    public boolean isOwned() {
        return owned != null;
    }

    public ReadOnlyObjectProperty<MediaKind> kind() {
        return kind.getReadOnlyProperty();
    }

    /** Empty both before anything is typed and when nothing is found; {@link #asksForMore} tells the two apart. */
    public ReadOnlyObjectProperty<ViewState> state() {
        return state.getReadOnlyProperty();
    }

    /** Sources that did not answer the last question. */
    public ReadOnlyObjectProperty<List<Catalog.Failure>> failures() {
        return failures.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty adding() {
        return adding.getReadOnlyProperty();
    }

    /** Why the last adding has not worked; empty where nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ObservableList<FoundTitle> found() {
        return found;
    }

    public ObjectProperty<@Nullable FoundTitle> chosen() {
        return chosen;
    }

    /** Those of the kind. */
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /** Those of the kind. */
    public ObservableList<RootFolder> folders() {
        return folders;
    }

    /** Whether too little is typed to look for. */
    public boolean asksForMore() {
        return typed.strip().length() < LEAST_TYPED;
    }

    public String typed() {
        return typed;
    }

    public void switchTo(MediaKind next) {
        if (next != kind.get()) {
            kind.set(next);
            chosen.set(null);
            // What the sources of another kind have answered says nothing here.
            found.clear();
            failures.set(List.of());
            state.set(ViewState.LOADING);
            offer();
            look(Duration.ZERO);
        }
    }

    public void type(String text) {
        typed = text;
        look(QUIET);
    }

    /** Says what is wrong with what was filled in. */
    void complain(String sentence) {
        problem.set(sentence);
    }

    /** Counts what was added, so that the form of the last one can go. */
    public ReadOnlyIntegerProperty additions() {
        return additions.getReadOnlyProperty();
    }

    /** Asks the sources again. */
    public void again() {
        look(Duration.ZERO);
    }

    private void look(Duration quiet) {
        problem.set("");
        if (asksForMore()) {
            looking.drop();
            found.clear();
            failures.set(List.of());
            state.set(ViewState.EMPTY);
            return;
        }
        MediaKind asked = kind.get();
        String text = typed.strip();
        if (found.isEmpty()) {
            state.set(ViewState.LOADING);
        }
        looking.askAfter(
                quiet,
                () -> context.services().catalog().lookup(asked, text),
                this::take,
                failure -> state.set(new ViewState.Failed(Problem.of(context.texts(), "add.lookup.failed", failure))));
    }

    private void take(Catalog.Lookup answer) {
        found.setAll(answer.titles());
        failures.set(answer.failures());
        if (!answer.titles().isEmpty()) {
            state.set(ViewState.FILLED);
        } else if (answer.failures().isEmpty()) {
            state.set(ViewState.EMPTY);
        } else {
            state.set(new ViewState.Failed(new Problem(
                    context.text("add.lookup.failed"),
                    String.join(
                            "\n", answer.failures().stream().map(this::sentence).toList()))));
        }
    }

    /** A source and why it did not answer. */
    public String sentence(Catalog.Failure failure) {
        return context.texts().say(Message.about(failure.source(), failure.said()));
    }

    /**
     * Does something as soon as the profiles and folders of the kind are read, which may be at once. Only the latest waits, and none
     * once another kind is chosen or they cannot be read.
     */
    public void whenOffered(Runnable work) {
        if (isOffered) {
            work.run();
        } else {
            waiting = work;
        }
    }

    private void offer() {
        MediaKind wanted = kind.get();
        isOffered = false;
        waiting = null;
        offering.ask(
                () -> new Offer(
                        context.services().profiles().of(wanted),
                        context.services().rootFolders().all().stream()
                                .filter(folder -> folder.kind() == wanted)
                                .toList(),
                        context.services().preferences().get("add.profile." + wanted)),
                this::take,
                failure -> {
                    waiting = null;
                    problem.set(Problem.of(context.texts(), "add.options.failed", failure)
                            .line());
                });
    }

    private void take(Offer offer) {
        List<Profile> ordered = new ArrayList<>(offer.profiles());
        offer.preferred()
                .ifPresent(id -> ordered.sort((one, other) -> Boolean.compare(
                        Long.toString(other.id()).equals(id),
                        Long.toString(one.id()).equals(id))));
        profiles.setAll(ordered);
        List<RootFolder> nearest = new ArrayList<>(offer.folders());
        nearest.sort((one, other) -> Boolean.compare(other.id() == ownedRoot, one.id() == ownedRoot));
        folders.setAll(nearest);
        isOffered = true;
        Runnable asked = waiting;
        waiting = null;
        if (asked != null) {
            asked.run();
        }
    }

    /**
     * Adds the chosen title.
     *
     * @param search whether to look for releases at once
     */
    public void addChosen(NewTitle.Monitoring monitoring, List<NewTitle.NewSlot> slots, boolean search) {
        FoundTitle title = chosen.get();
        if (title != null) {
            add(
                    new NewTitle(
                            title.kind(),
                            title.name(),
                            title.year(),
                            title.source(),
                            title.sourceId(),
                            title.ids(),
                            List.of(),
                            monitoring,
                            slots,
                            chosenTags(),
                            NewTitle.Provenance.HAND),
                    search);
        }
    }

    /**
     * Adds a title that no source knows.
     *
     * @param year empty where it is not known
     * @param seasons episodes of each season, such as "8, 10, 6"; empty for none
     */
    public void addManually(
            String name,
            String year,
            String seasons,
            NewTitle.Monitoring monitoring,
            List<NewTitle.NewSlot> slots,
            boolean search) {
        if (name.isBlank()) {
            problem.set(context.text("add.hand.no-name"));
            return;
        }
        Optional<Integer> number = number(year);
        List<Integer> counts = new ArrayList<>();
        if (!year.isBlank()
                && number.filter(value -> value > 1800 && value < 2200).isEmpty()) {
            problem.set(context.text("add.hand.no-year", year.strip()));
            return;
        }
        boolean good = true;
        for (String part : seasons.isBlank() ? new String[0] : seasons.strip().split("[,;\\s]+")) {
            Optional<Integer> count = number(part).filter(value -> value > 0 && value < 2000);
            good &= count.isPresent();
            count.ifPresent(counts::add);
        }
        if (!good) {
            problem.set(context.text("add.hand.no-number"));
            return;
        }
        add(
                new NewTitle(
                        kind.get(),
                        name.strip(),
                        number.orElse(null),
                        null,
                        null,
                        Map.of(),
                        counts,
                        monitoring,
                        slots,
                        chosenTags(),
                        NewTitle.Provenance.HAND),
                search);
    }

    /** What the person types as tags, with commas between them. */
    public StringProperty tags() {
        return tags;
    }

    private Set<String> chosenTags() {
        return Arrays.stream(tags.get().split("[,;]", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(NewTitle title, boolean search) {
        if (adding.get()) {
            return;
        }
        problem.set("");
        adding.set(true);
        context.background()
                .run(
                        () -> {
                            long id = context.services().catalog().add(title);
                            if (search) {
                                context.services().pipeline().releases().searchAndGrab(id, new Scope.Whole());
                            }
                            return id;
                        },
                        id -> added(title, id, search),
                        failure -> {
                            adding.set(false);
                            problem.set(Problem.of(context.texts(), "add.failed", failure)
                                    .line());
                        });
    }

    private void added(NewTitle title, long id, boolean search) {
        adding.set(false);
        tags.set("");
        chosen.set(null);
        additions.set(additions.get() + 1);
        context.library().load();
        Place page = new Place.Title(id);
        Path place = owned;
        if (place != null) {
            adopt(place, id);
            return;
        }
        if (search) {
            // There a person sees what is found and how far it has come; nothing here would change.
            context.toasts().show(StatusColor.HERE, context.text("add.added-searching", title.name()));
            context.navigator().open(page);
            return;
        }
        context.toasts()
                .show(
                        StatusColor.HERE,
                        context.text("add.added", title.name()),
                        context.text("title.open"),
                        () -> context.navigator().open(page));
        look(Duration.ZERO);
    }

    /** Takes what lies on disk for the title that was added for it, and goes back to what else lies there. */
    private void adopt(Path place, long titleId) {
        context.background()
                .run(
                        () -> context.services().scan().adopt(place, titleId, List.of(), false),
                        taken -> {
                            context.offerUndo(TakenText.of(context, List.of(taken)), () -> {});
                            context.navigator().back();
                        },
                        failure -> {
                            context.tell("ondisk.is.failed", failure);
                            context.navigator().back();
                        });
    }

    private static Optional<Integer> number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** Key of a monitoring's name. */
    static String key(NewTitle.Monitoring monitoring) {
        return "add.monitoring." + monitoring.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Offer(List<Profile> profiles, List<RootFolder> folders, Optional<String> preferred) {}
}
