package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.kit.place.Place;

/** Whoever works by keyboard sees where they are: each step of the focus changes the picture around where it went. */
class FocusRingTest {
    private static final int STEPS = 40;
    private static final int SEEN = 40;

    static Stream<Place> places() {
        List<Place> places = new ArrayList<>(List.of(Place.Section.values()));
        places.add(new Place.Add("lighthouse"));
        places.add(new Place.Title(SamplePages.SERIES, Place.Title.Tab.ITEMS));
        places.add(new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES));
        return places.stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void eachStepOfTheKeyboardIsSeen(Place place) {
        try (Screens screens = Screens.of(Samples.filled(), place)) {
            screens.await(() -> !screens.has(".bone"));
            Screens.frames(3);
            Screens.run(() -> screens.scene().getRoot().requestFocus());
            List<String> unseen = new ArrayList<>();
            Set<Node> visited = new HashSet<>();
            for (int step = 0; step < STEPS; step++) {
                WritableImage before = picture(screens);
                Node owner = Screens.call(() -> {
                    Node from = screens.scene().getFocusOwner();
                    (from == null ? screens.scene().getRoot() : from).requestFocusTraversal(TraversalDirection.NEXT);
                    return screens.scene().getFocusOwner();
                });
                if (owner == null || !visited.add(owner)) {
                    break;
                }
                Screens.frames(2);
                if (step > 0 && changed(owner, before, picture(screens)) < SEEN) {
                    unseen.add(owner.toString());
                }
                if (step == STEPS / 4) {
                    screens.write("focus-"
                            + place.toString().replaceAll("[^A-Za-z]+", "-").toLowerCase(java.util.Locale.ROOT));
                }
            }
            assertThat(visited).hasSizeGreaterThan(3);
            assertThat(unseen).isEmpty();
        }
    }

    private static WritableImage picture(Screens screens) {
        return Screens.call(() -> screens.scene().snapshot(null));
    }

    /** How many points are others now in and around a node. */
    private static int changed(Node node, WritableImage before, WritableImage after) {
        return Screens.call(() -> {
            javafx.geometry.Bounds around = node.localToScene(node.getLayoutBounds());
            int changed = 0;
            PixelReader was = before.getPixelReader();
            PixelReader is = after.getPixelReader();
            for (int x = bounded(around.getMinX() - 4, after.getWidth());
                    x < bounded(around.getMaxX() + 4, after.getWidth());
                    x++) {
                for (int y = bounded(around.getMinY() - 4, after.getHeight());
                        y < bounded(around.getMaxY() + 4, after.getHeight());
                        y++) {
                    if (was.getArgb(x, y) != is.getArgb(x, y)) {
                        changed++;
                    }
                }
            }
            return changed;
        });
    }

    private static int bounded(double value, double end) {
        return (int) Math.max(0, Math.min(end, value));
    }
}
