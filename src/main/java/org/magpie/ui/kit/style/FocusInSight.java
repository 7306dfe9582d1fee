package org.magpie.ui.kit.style;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.skin.VirtualFlow;

/** Scrolls a list or table so that what has the focus can be seen: its last row is often half below the edge. */
final class FocusInSight {
    private FocusInSight() {}

    static void watch(Scene scene) {
        scene.focusOwnerProperty().addListener((value, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
    }

    private static void show(Node focused) {
        Node cell = null;
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?>) {
                cell = at;
            } else if (at instanceof VirtualFlow<?> flow && cell != null) {
                scroll(flow, cell);
                return;
            }
        }
    }

    private static void scroll(VirtualFlow<?> flow, Node cell) {
        Bounds there = flow.sceneToLocal(cell.localToScene(cell.getBoundsInLocal()));
        double below = there.getMaxY() - flow.getHeight();
        if (there.getMinY() < 0) {
            flow.scrollPixels(there.getMinY());
        } else if (below > 0) {
            flow.scrollPixels(below);
        }
    }
}
