package org.magpie.pipeline.importing.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.media.file.MediaInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into video files with ffprobe (https://ffmpeg.org/ffprobe.html) where that is installed. Bounded in time and output. */
public final class MediaProbe {
    private static final Logger LOG = LoggerFactory.getLogger(MediaProbe.class);
    private static final int MOST_OUTPUT = 4 << 20;

    private final String program;
    private final Duration atMost;

    /**
     * @param program name or path of ffprobe
     */
    public MediaProbe(String program, Duration atMost) {
        this.program = program;
        this.atMost = atMost;
    }

    /** Empty where ffprobe is not installed, takes too long or can make nothing of the file. */
    public Optional<MediaInfo> look(Path file) {
        Process process;
        try {
            process = new ProcessBuilder(
                            program,
                            "-v",
                            "error",
                            "-print_format",
                            "json",
                            "-show_format",
                            "-show_streams",
                            // "file:" keeps a name such as "concat:…" from being taken for a protocol.
                            "file:" + file.toAbsolutePath())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            LOG.debug("No {} here: files are taken without a look into them", program);
            return Optional.empty();
        }
        // A damaged file may keep it busy for ever; its end closes the stream that is being read.
        Thread watch = Thread.ofVirtual().start(() -> endAfter(process));
        try (InputStream output = process.getInputStream()) {
            byte[] bytes = output.readNBytes(MOST_OUTPUT);
            process.getOutputStream().close();
            return bytes.length == 0 ? Optional.empty() : Optional.of(read(Json.parse(bytes)));
        } catch (IOException | UnreadableTextException failure) {
            LOG.info("ffprobe can make nothing of {}", file.getFileName());
            return Optional.empty();
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    private void endAfter(Process process) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static MediaInfo read(JsonNode answer) {
        JsonNode video = null;
        JsonNode audio = null;
        List<String> audioLanguages = new ArrayList<>();
        List<String> subtitles = new ArrayList<>();
        for (JsonNode stream : answer.path("streams")) {
            boolean picture = stream.path("disposition").path("attached_pic").asInt() == 1;
            switch (stream.path("codec_type").asText()) {
                case "video" -> video = video == null && !picture ? stream : video;
                case "audio" -> {
                    audio = audio == null ? stream : audio;
                    language(stream).ifPresent(audioLanguages::add);
                }
                case "subtitle" -> language(stream).ifPresent(subtitles::add);
                default -> {}
            }
        }
        return new MediaInfo(
                answer.path("format").path("format_name").asText("").split(",", 2)[0],
                text(video, "codec_name"),
                number(video, "width"),
                number(video, "height"),
                bits(text(video, "pix_fmt")),
                range(text(video, "color_transfer")),
                rate(text(video, "avg_frame_rate")),
                text(audio, "codec_name"),
                channels(number(audio, "channels"), text(audio, "channel_layout")),
                answer.path("format").path("duration").asDouble(0),
                audioLanguages,
                subtitles);
    }

    private static Optional<String> language(JsonNode stream) {
        String code = stream.path("tags").path("language").asText("");
        if (code.isBlank() || code.equals("und")) {
            return Optional.empty();
        }
        String name = Locale.forLanguageTag(code.toLowerCase(Locale.ROOT)).getDisplayLanguage(Locale.ENGLISH);
        return Optional.of(name.isEmpty() ? code : name);
    }

    private static String text(@Nullable JsonNode stream, String field) {
        return stream == null ? "" : stream.path(field).asText("");
    }

    private static int number(@Nullable JsonNode stream, String field) {
        return stream == null ? 0 : stream.path(field).asInt(0);
    }

    private static int bits(String pixelFormat) {
        if (pixelFormat.isEmpty()) {
            return 0;
        }
        return pixelFormat.contains("12") && !pixelFormat.startsWith("nv12") ? 12 : pixelFormat.contains("10") ? 10 : 8;
    }

    private static String range(String transfer) {
        return switch (transfer) {
            case "smpte2084" -> "HDR10";
            case "arib-std-b67" -> "HLG";
            default -> "";
        };
    }

    private static double rate(String fraction) {
        String[] parts = fraction.split("/", -1);
        try {
            double below = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
            return below == 0 ? 0 : Double.parseDouble(parts[0]) / below;
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    /** Six channels are 5.1: one of them is for the low end. */
    private static double channels(int count, String layout) {
        return switch (count) {
            case 6 -> 5.1;
            case 7 -> 6.1;
            case 8 -> 7.1;
            case 3 -> layout.startsWith("2.1") ? 2.1 : 3;
            default -> count;
        };
    }
}
