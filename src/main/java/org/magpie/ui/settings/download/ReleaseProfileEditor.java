package org.magpie.ui.settings.download;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.decide.profile.ReleaseProfile.Preferred;
import org.magpie.provider.Definition;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormFoot;
import org.magpie.ui.settings.page.FormRows;

/** Works on one release profile: its words, marks, and which releases it is about. */
final class ReleaseProfileEditor extends VBox {
    private static final int LINES = 3;

    private final Context context;
    private final ReleaseProfile profile;
    private final TextField name;
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final TextArea must;
    private final TextArea mustNot;
    private final TextArea preferred;
    private final TextField flags;
    private final TextField tags;
    private final ComboBox<Source> indexer = new ComboBox<>();
    private final FormFoot footer;

    /** An indexer to choose; id 0 for all. */
    private record Source(long id, String name) {}

    ReleaseProfileEditor(
            Context context,
            ReleaseProfile profile,
            List<Definition<?>> indexers,
            Consumer<ReleaseProfile> saving,
            Consumer<ReleaseProfile> deleting) {
        this.context = context;
        this.profile = profile;
        getStyleClass().add("form");
        getStylesheets().add(FormRows.stylesheet());
        name = new TextField(profile.name());
        enabled.setSelected(profile.enabled());
        must = area(ReleasePreferenceTexts.lines(profile.must()));
        mustNot = area(ReleasePreferenceTexts.lines(profile.mustNot()));
        preferred = area(ReleasePreferenceTexts.preferred(profile.preferred()));
        flags = new TextField(ReleasePreferenceTexts.words(profile.flags()));
        tags = new TextField(ReleasePreferenceTexts.words(profile.tags()));
        fill(indexers);
        getChildren()
                .addAll(
                        field("settings.words.name", name, true),
                        FormRows.setting(context, "settings.words.enabled", enabled),
                        field("settings.words.must", must, false),
                        field("settings.words.must-not", mustNot, false),
                        field("settings.words.preferred", preferred, false),
                        field("settings.words.flags", flags, false),
                        field("settings.words.tags", tags, false),
                        field("settings.words.indexer", indexer, false));
        footer = new FormFoot(context, () -> save(saving), profile.id() == 0 ? null : () -> deleting.accept(profile))
                .saveByEnter();
    }

    VBox footer() {
        return footer;
    }

    private void save(Consumer<ReleaseProfile> saving) {
        Optional<List<Preferred>> scored = ReleasePreferenceTexts.preferred(preferred.getText());
        String wrong = name.getText().isBlank()
                ? "settings.words.problem.name"
                : scored.isEmpty() ? "settings.words.problem.score" : "";
        footer.say(wrong.isEmpty() ? "" : context.text(wrong));
        if (wrong.isEmpty()) {
            saving.accept(new ReleaseProfile(
                    profile.id(),
                    name.getText().strip(),
                    enabled.isSelected(),
                    ReleasePreferenceTexts.lines(must.getText()),
                    ReleasePreferenceTexts.lines(mustNot.getText()),
                    scored.orElse(List.of()),
                    ReleasePreferenceTexts.words(flags.getText()),
                    ReleasePreferenceTexts.words(tags.getText()),
                    indexer.getValue() == null ? 0 : indexer.getValue().id()));
        }
    }

    private void fill(List<Definition<?>> indexers) {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(0, context.text("settings.words.any-indexer")));
        indexers.forEach(each -> sources.add(new Source(each.id(), each.name())));
        Choice.dress(indexer, context.text("settings.words.indexer"), Source::name);
        indexer.getItems().setAll(sources);
        indexer.setValue(sources.stream()
                .filter(each -> each.id() == profile.indexerId())
                .findFirst()
                .orElse(sources.getFirst()));
    }

    private FieldView field(String key, javafx.scene.control.Control control, boolean required) {
        return FieldView.of(key, context.text(key), context.text(key + ".help"), required, control, control);
    }

    private static TextArea area(String text) {
        TextArea area = new TextArea(text);
        area.setPrefRowCount(LINES);
        area.setWrapText(true);
        return area;
    }
}
