package org.magpie.testing.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.media.Artwork;

/** Draws posters and backdrops: hills, a sun, a name; the same for the same title each time. */
public final class FakeArtwork implements Artwork {
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /** A title has pictures once it has a name here. */
    public void name(long titleId, String name) {
        names.put(titleId, name);
    }

    @Override
    public Optional<BufferedImage> picture(long titleId, Kind kind, int width) {
        return Optional.ofNullable(names.get(titleId)).map(name -> draw(name, kind, width));
    }

    private static BufferedImage draw(String name, Kind kind, int width) {
        int height = kind == Kind.POSTER ? width * 3 / 2 : width * 9 / 16;
        Random random = new Random(name.hashCode() * 31L);
        float hue = random.nextFloat();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, colour(hue, 0.55f, 0.32f), 0, height, colour(hue + 0.1f, 0.5f, 0.85f)));
        pen.fillRect(0, 0, width, height);
        double sun = height * (0.12 + random.nextDouble() * 0.12);
        pen.setPaint(colour(hue + 0.12f, 0.25f, 0.98f));
        pen.fill(new Ellipse2D.Double(
                width * (0.2 + random.nextDouble() * 0.5), height * (0.2 + random.nextDouble() * 0.2), sun, sun));
        for (int hill = 0; hill < 4; hill++) {
            hill(pen, random, width, height, hill, hue);
        }
        if (kind == Kind.POSTER) {
            write(pen, name, width, height);
        }
        pen.dispose();
        return picture;
    }

    private static void hill(Graphics2D pen, Random random, int width, int height, int hill, float hue) {
        double base = height * (0.5 + hill * 0.12);
        Path2D line = new Path2D.Double();
        line.moveTo(0, height);
        line.lineTo(0, base + random.nextDouble() * height * 0.1);
        line.curveTo(
                width * 0.3,
                base - height * random.nextDouble() * 0.2,
                width * 0.6,
                base + height * random.nextDouble() * 0.15,
                width,
                base - height * random.nextDouble() * 0.08);
        line.lineTo(width, height);
        line.closePath();
        pen.setPaint(colour(hue + hill * 0.03f, 0.6f, 0.45f - hill * 0.09f));
        pen.setStroke(new BasicStroke(1));
        pen.fill(line);
    }

    private static void write(Graphics2D pen, String name, int width, int height) {
        pen.setPaint(new Color(255, 255, 255, 235));
        int size = Math.max(9, width / 9);
        pen.setFont(new Font(Font.SERIF, Font.BOLD, size));
        int y = (int) (height * 0.8);
        StringBuilder line = new StringBuilder();
        for (String word : name.split(" ")) {
            if (!line.isEmpty() && pen.getFontMetrics().stringWidth(line + " " + word) > width * 0.86) {
                pen.drawString(line.toString(), (int) (width * 0.07), y);
                y += size + 2;
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        pen.drawString(line.toString(), (int) (width * 0.07), y);
    }

    private static Color colour(float hue, float saturation, float brightness) {
        return Color.getHSBColor(hue % 1f, saturation, brightness);
    }
}
