package org.magpie.ui.settings.profile;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.decide.format.FormatChoices;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.settings.format.FormatValues;

/** Which languages a profile asks for: a chip each, and a list to add one from. */
final class PreferredLanguages extends VBox {
    private static final String ORIGINAL = "Original";

    private final Context context;
    private final ProfileDraft draft;
    private final FlowPane chips = new FlowPane(6, 6);
    private final ComboBox<String> more = new ComboBox<>();

    PreferredLanguages(Context context, ProfileDraft draft) {
        super(8);
        this.context = context;
        this.draft = draft;
        more.setPromptText(context.text("settings.profile.languages.add"));
        more.setAccessibleText(context.text("settings.profile.languages.add"));
        more.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String language) {
                return language == null ? "" : FormatValues.language(context.texts(), language);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        more.setOnAction(event -> {
            String chosen = more.getValue();
            if (chosen != null) {
                draft.languages().add(chosen);
                more.setValue(null);
            }
        });
        more.setMaxWidth(260);
        draft.languages().addListener((ListChangeListener<String>) change -> show());
        getChildren().addAll(chips, more);
        show();
    }

    ComboBox<String> chooser() {
        return more;
    }

    private void show() {
        chips.getChildren().clear();
        if (draft.languages().isEmpty()) {
            chips.getChildren().add(Buttons.label(context.text("settings.profile.languages.any"), "muted"));
        }
        for (String language : List.copyOf(draft.languages())) {
            String word = FormatValues.language(context.texts(), language);
            Button chip =
                    Buttons.plain(Icon.CLOSE, word, () -> draft.languages().remove(language));
            chip.getStyleClass().addAll("chip", "language-chip");
            Buttons.name(chip, context.text("settings.profile.languages.remove", word));
            chips.getChildren().add(chip);
        }
        more.getItems()
                .setAll(FormatChoices.languages().stream()
                        .filter(language -> language.equals(ORIGINAL) || !FormatChoices.isNoLanguage(language))
                        .filter(language -> !draft.languages().contains(language))
                        .toList());
    }
}
