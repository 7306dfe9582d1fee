package org.magpie.ui.title;

import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/**
 * A picture that fades into the page to the left and below, so that words beside it stay readable on every theme: its
 * transparency is the scrim.
 */
final class Backdrop {
    private static final double MOST = 0.65;

    /** Up to here, as a share of the width, nothing is seen of it: the overview reaches so far in a window of any usual width. */
    private static final double CLEAR = 0.68;

    /** Width over height of what is kept of a picture: a band from its upper half. */
    private static final double SHAPE = 4.0;

    private Backdrop() {}

    /** May be called on any thread. */
    static Image faded(Image picture) {
        int width = (int) picture.getWidth();
        int whole = (int) picture.getHeight();
        int height = (int) Math.min(whole, Math.round(width / SHAPE));
        int top = (whole - height) / 3;
        WritableImage faded = new WritableImage(width, height);
        PixelReader reader = picture.getPixelReader();
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            reader.getPixels(0, top + y, width, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), line, 0, width);
            double down = 1 - smooth((double) y / height, 0.45, 1.0);
            for (int x = 0; x < width; x++) {
                double across = smooth((double) x / width, CLEAR, 1.0);
                int alpha = (int) Math.round((line[x] >>> 24) * MOST * across * down);
                line[x] = (alpha << 24) | (line[x] & 0xFFFFFF);
            }
            faded.getPixelWriter()
                    .setPixels(0, y, width, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), line, 0, width);
        }
        return faded;
    }

    /** The colour of a picture on the whole, so faint that words on it stay readable on every theme; as style sheets write it. */
    static String tint(Image picture) {
        PixelReader reader = picture.getPixelReader();
        long red = 0;
        long green = 0;
        long blue = 0;
        int seen = 0;
        for (int y = 0; y < picture.getHeight(); y += 16) {
            for (int x = 0; x < picture.getWidth(); x += 16) {
                int pixel = reader.getArgb(x, y);
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
                seen++;
            }
        }
        int pixels = Math.max(1, seen);
        return "rgba(" + red / pixels + "," + green / pixels + "," + blue / pixels + ",0.12)";
    }

    private static double smooth(double at, double from, double to) {
        double share = Math.clamp((at - from) / (to - from), 0, 1);
        return share * share * (3 - 2 * share);
    }
}
