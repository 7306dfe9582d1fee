package org.magpie.ui.settings.download;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.search.Protocol;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormFoot;
import org.magpie.ui.settings.page.FormRows;

/** Works on one delay profile: which way of fetching is liked, how long each waits, and what does not wait. */
final class DelayProfileEditor extends VBox {
    private static final int LONGEST = 60 * 24 * 365;

    private final Context context;
    private final DelayProfile profile;
    private final TextField name;
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final ComboBox<Liked> liked = new ComboBox<>();
    private final Map<Protocol, Spinner<Integer>> minutes = new EnumMap<>(Protocol.class);
    private final Map<Protocol, CheckBox> taken = new EnumMap<>(Protocol.class);
    private final ToggleSwitch bestAtOnce = new ToggleSwitch();
    private final TextField scoreAtOnce;
    private final TextField tags;
    private final FormFoot footer;

    /** A way of fetching to choose; null for none. */
    private record Liked(@Nullable Protocol protocol, String name) {}

    DelayProfileEditor(
            Context context, DelayProfile profile, Consumer<DelayProfile> saving, Consumer<DelayProfile> deleting) {
        this.context = context;
        this.profile = profile;
        getStyleClass().add("form");
        getStylesheets().add(FormRows.stylesheet());
        name = new TextField(profile.name());
        enabled.setSelected(profile.enabled());
        bestAtOnce.setSelected(profile.bestAtOnce());
        scoreAtOnce = new TextField(profile.scoreAtOnce() == null ? "" : String.valueOf(profile.scoreAtOnce()));
        tags = new TextField(ReleasePreferenceTexts.words(profile.tags()));
        fillLiked();
        getChildren()
                .addAll(
                        field("settings.delay.name", name, true),
                        FormRows.setting(context, "settings.delay.enabled", enabled),
                        field("settings.delay.liked", liked, false));
        for (Protocol protocol : Protocol.values()) {
            getChildren().add(wait(protocol));
        }
        getChildren()
                .addAll(
                        FormRows.setting(context, "settings.delay.best", bestAtOnce),
                        field("settings.delay.score", scoreAtOnce, false),
                        field("settings.delay.tags", tags, false));
        footer = new FormFoot(context, () -> save(saving), profile.id() == 0 ? null : () -> deleting.accept(profile))
                .saveByEnter();
    }

    VBox footer() {
        return footer;
    }

    /** How a way of fetching is called. */
    static String name(Context context, Protocol protocol) {
        return context.text("settings.delay.protocol." + protocol.name().toLowerCase(Locale.ROOT));
    }

    private HBox wait(Protocol protocol) {
        Spinner<Integer> wait = new Spinner<>(0, LONGEST, profile.minutes().getOrDefault(protocol, 0), 15);
        wait.setEditable(true);
        wait.setPrefWidth(110);
        wait.setMinWidth(110);
        wait.setAccessibleText(context.text("settings.delay.minutes", name(context, protocol)));
        CheckBox take = new CheckBox(name(context, protocol));
        take.setSelected(!profile.refused().contains(protocol));
        take.setMinWidth(190);
        wait.disableProperty().bind(take.selectedProperty().not());
        minutes.put(protocol, wait);
        taken.put(protocol, take);
        HBox row = new HBox(
                8,
                take,
                FormRows.spring(),
                Buttons.label(context.text("settings.delay.wait"), "caption"),
                wait,
                Buttons.label(context.text("settings.delay.unit"), "caption"));
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private void save(Consumer<DelayProfile> saving) {
        String score = scoreAtOnce.getText().strip();
        String wrong = name.getText().isBlank()
                ? "settings.words.problem.name"
                : score.isEmpty() || score.matches("-?\\d{1,7}") ? "" : "settings.delay.problem.score";
        footer.say(wrong.isEmpty() ? "" : context.text(wrong));
        if (!wrong.isEmpty()) {
            return;
        }
        Map<Protocol, Integer> waits = new EnumMap<>(Protocol.class);
        Set<Protocol> refused = EnumSet.noneOf(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            CheckBox take = taken.get(protocol);
            Spinner<Integer> wait = minutes.get(protocol);
            if (take != null && !take.isSelected()) {
                refused.add(protocol);
            } else if (wait != null && wait.getValue() > 0) {
                waits.put(protocol, wait.getValue());
            }
        }
        saving.accept(new DelayProfile(
                profile.id(),
                profile.place(),
                name.getText().strip(),
                enabled.isSelected(),
                liked.getValue() == null ? null : liked.getValue().protocol(),
                waits,
                refused,
                bestAtOnce.isSelected(),
                score.isEmpty() ? null : Integer.valueOf(score),
                ReleasePreferenceTexts.words(tags.getText())));
    }

    private void fillLiked() {
        List<Liked> all = new ArrayList<>();
        all.add(new Liked(null, context.text("settings.delay.liked.none")));
        for (Protocol protocol : Protocol.values()) {
            all.add(new Liked(protocol, name(context, protocol)));
        }
        Choice.dress(liked, context.text("settings.delay.liked"), Liked::name);
        liked.getItems().setAll(all);
        liked.setValue(all.stream()
                .filter(each -> each.protocol() == profile.preferred())
                .findFirst()
                .orElse(all.getFirst()));
    }

    private FieldView field(String key, Control control, boolean required) {
        return FieldView.of(key, context.text(key), context.text(key + ".help"), required, control, control);
    }
}
