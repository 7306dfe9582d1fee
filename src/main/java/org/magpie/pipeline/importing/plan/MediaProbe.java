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
import org.magpie.base.context.WorkThreads;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.media.file.MediaInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into video files with ffprobe (https://ffmpeg.org/ffprobe.html) where that is installed. Bounded in time and output. */
public final class MediaProbe {
    private static final Logger LOG = LoggerFactory.getLogger(MediaProbe.class);
    private static final int MOST_OUTPUT = 4 << 20;
    private static final List<String> FIRST_FRAME = List.of(
            "-select_streams",
            "v:0",
            "-read_intervals",
            "%+#1",
            "-show_frames",
            "-show_entries",
            "frame=side_data_list");

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
        return ask(file, List.of("-show_format", "-show_streams")).map(answer -> {
            MediaInfo info = read(answer);
            // HDR10+ stands in the frames, not beside the stream: the first of them is read where it can be at all.
            return info.dynamicRange().endsWith("HDR10")
                            && ask(file, FIRST_FRAME)
                                    .filter(MediaProbe::isHdr10Plus)
                                    .isPresent()
                    ? info.withDynamicRange(info.dynamicRange() + "Plus")
                    : info;
        });
    }

    private Optional<JsonNode> ask(Path file, List<String> what) {
        List<String> command = new ArrayList<>(List.of(program, "-v", "error", "-print_format", "json"));
        command.addAll(what);
        // "file:" keeps a name such as "concat:…" from being taken for a protocol.
        command.add("file:" + file.toAbsolutePath());
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            LOG.debug("No {} here: files are taken without a look into them", program);
            return Optional.empty();
        }
        // A damaged file may keep it busy for ever; its end closes the stream that is being read.
        Thread watch = WorkThreads.start("probe-watch", () -> endAfter(process));
        try (InputStream output = process.getInputStream()) {
            byte[] bytes = output.readNBytes(MOST_OUTPUT);
            process.getOutputStream().close();
            return bytes.length == 0 ? Optional.empty() : Optional.of(Json.parse(bytes));
        } catch (IOException | UnreadableTextException failure) {
            LOG.info("ffprobe can make nothing of {}", file.getFileName());
            return Optional.empty();
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    /** Whether the first frame bears the moving metadata of SMPTE ST 2094-40. */
    static boolean isHdr10Plus(JsonNode answer) {
        return sideData(answer.path("frames").path(0), "HDR Dynamic Metadata SMPTE2094-40 (HDR10+)") != null;
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

    /** What its answer says. */
    static MediaInfo read(JsonNode answer) {
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
                range(text(video, "color_transfer"), sideData(video, "DOVI configuration record")),
                stereo(video),
                rate(text(video, "avg_frame_rate")),
                text(audio, "codec_name"),
                text(audio, "profile"),
                channels(number(audio, "channels"), text(audio, "channel_layout")),
                sound(audio),
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

    /** The transfer says which range the picture has, and Dolby Vision's record whether it lies over one of the others. */
    private static String range(String transfer, @Nullable JsonNode dolbyVision) {
        String plain = switch (transfer) {
            case "smpte2084" -> "HDR10";
            case "arib-std-b67" -> "HLG";
            default -> "";
        };
        if (dolbyVision == null) {
            return plain;
        }
        // ETSI TS 103 572: what a player without Dolby Vision may take the picture for.
        return switch (dolbyVision.path("dv_bl_signal_compatibility_id").asInt(0)) {
            case 1, 6 -> "DV HDR10";
            case 2 -> "DV SDR";
            case 4 -> "DV HLG";
            default -> "DV";
        };
    }

    /** How two pictures are packed into one: Matroska keeps it as a tag, other containers as data beside the stream. */
    private static String stereo(@Nullable JsonNode video) {
        String tag = video == null ? "" : video.path("tags").path("stereo_mode").asText("");
        JsonNode packing = sideData(video, "Stereo 3D");
        String mode =
                !tag.isEmpty() || packing == null ? tag : packing.path("type").asText("");
        return mode.equals("mono") || mode.equals("2D") ? "" : mode;
    }

    private static @Nullable JsonNode sideData(@Nullable JsonNode stream, String type) {
        if (stream != null) {
            for (JsonNode data : stream.path("side_data_list")) {
                if (data.path("side_data_type").asText("").equals(type)) {
                    return data;
                }
            }
        }
        return null;
    }

    private static MediaInfo.Sound sound(@Nullable JsonNode audio) {
        int bits = number(audio, "bits_per_raw_sample");
        return new MediaInfo.Sound(
                Math.round(number(audio, "bit_rate") / 1000f),
                bits > 0 ? bits : number(audio, "bits_per_sample"),
                number(audio, "sample_rate"));
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
