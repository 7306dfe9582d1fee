package org.magpie.ui.importing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/**
 * Lets a node take files that are dragged onto it, from the file manager or from a list of the window. A test without a desktop calls
 * {@link #drop} instead.
 */
public final class FileDrop {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
    private static final String KEY = "magpie.drop";

    private FileDrop() {}

    /** What a node does with what is dropped on it. */
    private record Target(BiConsumer<List<Path>, @Nullable EventTarget> take) {}

    /**
     * @param wanted whether it takes anything now
     * @param take told the files, and which node below the mouse they were dropped on
     */
    public static void onto(Node node, Predicate<Node> wanted, BiConsumer<List<Path>, @Nullable EventTarget> take) {
        node.getProperties().put(KEY, new Target(take));
        node.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() && wanted.test(node)) {
                // Whether a file is moved is asked later: a file manager that moved it would take it out from under the
                // import.
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                event.consume();
            }
        });
        node.setOnDragEntered(event -> mark(node, event, wanted.test(node)));
        node.setOnDragExited(event -> node.pseudoClassStateChanged(DROPPING, false));
        node.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            boolean isTaken = !files.isEmpty() && wanted.test(node);
            if (isTaken) {
                take.accept(files.stream().map(File::toPath).toList(), event.getTarget());
            }
            event.setDropCompleted(isTaken);
            event.consume();
        });
    }

    private static void mark(Node node, DragEvent event, boolean wanted) {
        node.pseudoClassStateChanged(DROPPING, wanted && event.getDragboard().hasFiles());
    }

    /** Lets files be dragged from a node, as copies. */
    public static void from(Node node, java.util.function.Supplier<List<Path>> files) {
        node.setOnDragDetected(event -> {
            List<Path> dragged = files.get();
            if (!dragged.isEmpty()) {
                Dragboard board = node.startDragAndDrop(TransferMode.COPY, TransferMode.LINK);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(dragged.stream().map(Path::toFile).toList());
                board.setContent(content);
                event.consume();
            }
        });
    }

    /** Drops files onto a node, as a person does; false where neither it nor what is around it takes any. */
    public static boolean drop(Node node, List<Path> files) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at.getProperties().get(KEY) instanceof Target target) {
                target.take().accept(files, node);
                return true;
            }
        }
        return false;
    }
}
