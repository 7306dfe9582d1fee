package org.magpie.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.magpie.base.text.Texts;

/** Loads the layout that stands beside a view and fills the view's {@code @FXML} fields. */
public final class Fxml {
    private Fxml() {}

    /**
     * Call it in the view's constructor.
     *
     * @param view its class name names the file: {@code QueueView} has {@code QueueView.fxml}, and {@code QueueView.css} if it
     *     has a style of its own
     * @param rootType of the layout's outermost node
     */
    public static <P extends Parent> P load(Object view, Class<P> rootType, Texts texts) {
        Class<?> type = view.getClass();
        URL layout = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".fxml"), type.getSimpleName());
        FXMLLoader loader = new FXMLLoader(layout, texts.bundle());
        loader.setController(view);
        try {
            P root = rootType.cast(loader.load());
            URL sheet = type.getResource(type.getSimpleName() + ".css");
            if (sheet != null) {
                root.getStylesheets().add(sheet.toExternalForm());
            }
            return root;
        } catch (IOException failure) {
            throw new UncheckedIOException("The layout of " + type.getSimpleName() + " cannot be read", failure);
        }
    }
}
