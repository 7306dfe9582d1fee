package org.magpie.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Screen;

/** Stands in for a screen that needs something which is still being opened, and is replaced by it. */
final class LoadingScreen implements Screen {
    private final StackPane root = new StackPane();
    private final ReadOnlyStringWrapper title;
    private boolean attached;
    private @Nullable Screen screen;

    /**
     * @param coming what the screen is made of; where it never comes, the window itself says why
     */
    <T> LoadingScreen(Context context, String titleKey, CompletableFuture<T> coming, Function<T, Screen> maker) {
        title = new ReadOnlyStringWrapper(context.text(titleKey));
        ProgressIndicator waiting = new ProgressIndicator();
        waiting.setMaxSize(32, 32);
        waiting.setAccessibleText(context.text("start.loading"));
        root.getChildren().add(waiting);
        coming.thenAccept(ready -> context.background().onWindow(() -> take(maker.apply(ready))));
    }

    private void take(Screen made) {
        screen = made;
        root.getChildren().setAll(made.root());
        title.bind(made.title());
        if (attached) {
            made.attach();
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void attach() {
        attached = true;
        if (screen != null) {
            screen.attach();
        }
    }

    @Override
    public void detach() {
        attached = false;
        if (screen != null) {
            screen.detach();
        }
    }

    @Override
    public void refresh() {
        if (screen != null) {
            screen.refresh();
        }
    }

    @Override
    public void focusFilter() {
        if (screen != null) {
            screen.focusFilter();
        }
    }

    @Override
    public boolean leave() {
        return screen != null && screen.leave();
    }
}
