package org.magpie.pipeline.notify.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerPathsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /mnt/media       | /data          | /mnt/media/TV/Show      | /data/TV/Show
            /mnt/media/      | /data/         | /mnt/media/TV/Show      | /data/TV/Show
            /mnt/media       | /data          | /mnt/media              | /data
            /mnt/media       | D:\\           | /mnt/media/TV/Show      | D:\\TV\\Show
            /mnt/media       | D:\\Media      | /mnt/media/Шоу 1        | D:\\Media\\Шоу 1
            /mnt/media       | \\\\nas\\media | /mnt/media/100% Wolf    | \\\\nas\\media\\100% Wolf
            /mnt/media       | smb://nas/m/   | /mnt/media/A + B        | smb://nas/m/A + B
            /mnt/media       | /              | /mnt/media/TV           | /TV
            /                | /host          | /mnt/media/TV           | /host/mnt/media/TV
            C:\\Media        | /data          | c:\\media\\TV\\Show     | /data/TV/Show
            D:\\             | /data          | D:\\TV                  | /data/TV
            D:\\             | E:\\           | D:\\TV                  | E:\\TV
            /mnt/media       | /data          | /mnt/media2/TV          | /mnt/media2/TV
            /mnt/media       | /data          | /mnt/Media/TV           | /mnt/Media/TV
            /mnt/media       | /data          | /mnt/media/AC\\DC       | /data/AC\\DC
            """)
    void a_folder_is_called_as_the_server_calls_it(String here, String there, String folder, String expected) {
        ServerPaths paths = new ServerPaths(List.of(new PathMapping(here, there)));
        assertThat(paths.there(folder)).isEqualTo(expected);
    }

    @Test
    void the_nearest_mapping_counts_in_whatever_order_they_stand() {
        List<PathMapping> mappings =
                List.of(new PathMapping("/mnt", "/a"), new PathMapping("/mnt/tv", "/b"), new PathMapping("", "/c"));
        assertThat(new ServerPaths(mappings).there("/mnt/tv/Show")).isEqualTo("/b/Show");
        assertThat(new ServerPaths(mappings.reversed()).there("/mnt/tv/Show")).isEqualTo("/b/Show");
        assertThat(new ServerPaths(mappings).there("/mnt/film/X")).isEqualTo("/a/film/X");
    }

    @Test
    void the_nearest_folder_of_a_server_counts() {
        List<Map.Entry<String, String>> folders =
                List.of(Map.entry("/data/", "all"), Map.entry("/data/tv", "tv"), Map.entry("D:\\", "drive"));
        assertThat(ServerPaths.nearest(folders, "/data/tv/Show")).contains("tv");
        assertThat(ServerPaths.nearest(folders, "/data/tv2/Show")).contains("all");
        assertThat(ServerPaths.nearest(folders, "d:\\tv\\Show")).contains("drive");
        assertThat(ServerPaths.nearest(folders, "/elsewhere/Show")).isEmpty();
    }
}
