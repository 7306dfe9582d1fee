package org.magpie.ui.title;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.magpie.insight.TitlePage;
import org.magpie.media.file.MediaInfo;
import org.magpie.pipeline.importing.naming.subject.VideoTraits;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;

/** How a file is made, in the words of the trade: picture, sound, subtitles, length, score. What is not known is left out. */
final class FileDetails {
    private static final int MOST_LANGUAGES = 6;

    private FileDetails() {}

    /** One line such as "3840×2160 · HEVC · HDR10 · DTS-HD MA 5.1"; empty where nobody looked into the file. */
    static String line(Context context, TitlePage.FileRow file) {
        MediaInfo info = file.info();
        if (info == null) {
            return "";
        }
        return String.join(
                " · ",
                Stream.of(picture(info, file.releaseName()), sound(info), length(context, info))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** Two columns: what, and how it is. */
    static Node table(Context context, TitlePage.FileRow file) {
        GridPane table = new GridPane();
        table.getStyleClass().add("file-facts");
        MediaInfo info = file.info();
        Instant missing = file.missingSince();
        row(
                context,
                table,
                "title.fact.missing",
                missing == null ? "" : context.formats().exact(missing));
        row(context, table, "title.fact.quality", file.quality());
        if (info != null) {
            row(context, table, "title.fact.picture", picture(info, file.releaseName()));
            String languages = languages(info.audioLanguages());
            row(
                    context,
                    table,
                    "title.fact.sound",
                    String.join(
                            " · ",
                            Stream.of(sound(info), languages.isEmpty() ? file.languages() : languages)
                                    .filter(part -> !part.isEmpty())
                                    .toList()));
            row(context, table, "title.fact.subtitles", languages(info.subtitles()));
            row(context, table, "title.fact.length", length(context, info));
        } else {
            row(context, table, "title.fact.sound", file.languages());
        }
        row(context, table, "title.fact.size", context.formats().size(file.size()));
        row(
                context,
                table,
                "title.fact.score",
                score(context, file));
        row(context, table, "title.fact.release", file.releaseName());
        row(context, table, "title.fact.path", file.path());
        row(context, table, "title.fact.added", context.formats().relative(file.added()));
        return table;
    }

    /** With what made it, where that is known. */
    private static String score(Context context, TitlePage.FileRow file) {
        if (!file.scoreMadeUp().isEmpty()) {
            return context.formats().number(file.score()) + "  ·  " + file.scoreMadeUp();
        }
        return file.score() == 0 ? "" : context.formats().number(file.score());
    }

    private static void row(Context context, GridPane table, String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label name = Buttons.label(context.text(key), "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label said = new Label(value);
        said.setWrapText(true);
        said.setTooltip(new Tooltip(value));
        GridPane.setHgrow(said, Priority.ALWAYS);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        table.addRow(table.getRowCount(), name, said);
    }

    private static String picture(MediaInfo info, String releaseName) {
        VideoTraits video = VideoTraits.of(info);
        List<String> parts = new ArrayList<>();
        if (info.width() > 0 && info.height() > 0) {
            parts.add(info.width() + "×" + info.height());
        }
        if (!info.videoCodec().isEmpty()) {
            parts.add(
                    info.bitDepth() > 8
                            ? video.spokenVideoCodec(releaseName) + " " + info.bitDepth() + " bit"
                            : video.spokenVideoCodec(releaseName));
        }
        if (!video.dynamicRangeType().isEmpty()) {
            parts.add(video.dynamicRangeType());
        }
        if (!info.stereoMode().isEmpty()) {
            parts.add("3D");
        }
        return String.join(" · ", parts);
    }

    private static String sound(MediaInfo info) {
        VideoTraits video = VideoTraits.of(info);
        return info.audioCodec().isEmpty() ? "" : (video.spokenAudioCodec() + " " + video.spokenChannels()).strip();
    }

    private static String length(Context context, MediaInfo info) {
        return info.seconds() < 1 ? "" : context.formats().duration(Duration.ofSeconds(Math.round(info.seconds())));
    }

    private static String languages(List<String> languages) {
        List<String> named = languages.stream().distinct().toList();
        String shown = String.join(", ", named.stream().limit(MOST_LANGUAGES).toList());
        return named.size() > MOST_LANGUAGES ? shown + " +" + (named.size() - MOST_LANGUAGES) : shown;
    }
}
