package org.magpie.pipeline.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Json;
import org.magpie.media.StoredJson;
import org.magpie.media.file.MediaInfo;
import org.magpie.pipeline.importing.TestVideos;

/** Answers of ffprobe as it writes them, cut to the fields that are read. */
class MediaProbeTest {
    @Test
    void theProfileOfTheFirstSoundTrackIsKept() {
        MediaInfo info = read("""
                {"streams":[{"codec_type":"video","codec_name":"h264","width":1920,"height":1080,"pix_fmt":"yuv420p"},
                 {"codec_type":"audio","codec_name":"dts","profile":"DTS-HD MA","channels":6,"sample_rate":"48000",
                  "bits_per_raw_sample":"24"},
                 {"codec_type":"audio","codec_name":"aac","profile":"LC","channels":2}],
                 "format":{"format_name":"matroska,webm","duration":"5400.0"}}""");

        assertThat(info.audioCodec()).isEqualTo("dts");
        assertThat(info.audioProfile()).isEqualTo("DTS-HD MA");
        assertThat(info.sound()).isEqualTo(new MediaInfo.Sound(0, 24, 48_000));
        assertThat(info.stereoMode()).isEmpty();
    }

    @Test
    void aFilmIn3dIsToldByItsTagOrByTheDataBesideItsStream() {
        assertThat(video("\"tags\":{\"stereo_mode\":\"left_right\"}").stereoMode())
                .isEqualTo("left_right");
        assertThat(video("\"side_data_list\":[{\"side_data_type\":\"Stereo 3D\",\"type\":\"top and bottom\"}]")
                        .stereoMode())
                .isEqualTo("top and bottom");
        assertThat(video("\"side_data_list\":[{\"side_data_type\":\"Stereo 3D\",\"type\":\"2D\"}]")
                        .stereoMode())
                .isEmpty();
        assertThat(video("\"tags\":{\"stereo_mode\":\"mono\"}").stereoMode()).isEmpty();
    }

    @Test
    void dolbyVisionIsToldWithTheRangeThatItLiesOver() {
        assertThat(dolbyVision(0)).isEqualTo("DV");
        assertThat(dolbyVision(1)).isEqualTo("DV HDR10");
        assertThat(dolbyVision(2)).isEqualTo("DV SDR");
        assertThat(dolbyVision(4)).isEqualTo("DV HLG");
        assertThat(video("\"color_transfer\":\"smpte2084\"").dynamicRange()).isEqualTo("HDR10");
        assertThat(video("\"color_transfer\":\"bt709\"").dynamicRange()).isEmpty();
    }

    @Test
    void musicIsToldWithItsRateAndBits() {
        MediaInfo info = read("""
                {"streams":[{"codec_type":"audio","codec_name":"mp3","channels":2,"sample_rate":"44100",
                 "bits_per_sample":0,"bit_rate":"319999"}],"format":{"format_name":"mp3","duration":"200"}}""");

        assertThat(info.sound()).isEqualTo(new MediaInfo.Sound(320, 0, 44_100));
        assertThat(info.audioChannels()).isEqualTo(2);
    }

    @Test
    void whatWasStoredBeforeTheLaterFieldsIsStillRead() {
        String stored = """
                {"container":"matroska","videoCodec":"h264","width":1920,"height":1080,"bitDepth":8,"dynamicRange":"",
                 "framesPerSecond":24.0,"audioCodec":"aac","audioChannels":2.0,"seconds":60.0,"audioLanguages":[],
                 "subtitles":[]}""";

        MediaInfo info = StoredJson.read(stored, new TypeReference<>() {});

        assertThat(info.stereoMode()).isEmpty();
        assertThat(info.audioProfile()).isEmpty();
        assertThat(info.sound()).isEqualTo(MediaInfo.Sound.UNKNOWN);
    }

    @Test
    void whereItIsNotInstalledTheHeaderStillSaysThatAFilmIsIn3d(@TempDir Path folder) throws IOException {
        Path film = Files.write(folder.resolve("film.mkv"), TestVideos.matroska3d(5400, 1));
        FileLook look = new FileLook(new MediaProbe("no-such-program", Duration.ofSeconds(1)));

        assertThat(look.info(film)).isEqualTo(MediaInfo.ofHeader("matroska", 5400, "1"));
        assertThat(look.info(Files.write(folder.resolve("flat.mkv"), TestVideos.matroska3d(5400, 0))))
                .isNull();
    }

    private static String dolbyVision(int compatibility) {
        return video("\"color_transfer\":\"smpte2084\",\"side_data_list\":[{\"side_data_type\":\"DOVI configuration"
                        + " record\",\"dv_bl_signal_compatibility_id\":" + compatibility + "}]")
                .dynamicRange();
    }

    private static MediaInfo video(String field) {
        return read("{\"streams\":[{\"codec_type\":\"video\",\"codec_name\":\"hevc\"," + field + "}]}");
    }

    private static MediaInfo read(String answer) {
        return MediaProbe.read(Json.parse(answer.getBytes(StandardCharsets.UTF_8)));
    }
}
