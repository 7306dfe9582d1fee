package org.magpie.pipeline.importing.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cameras and phones call their files is no title; what people call films is. */
class RecordingNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "VID_20190304_1822",
                "VID_20190304_182233",
                "VID-20190304-WA0003",
                "IMG_1234",
                "IMG_20210101_000102_1",
                "MOV_0012",
                "MVI_4521",
                "DSC00012",
                "DSC_0012",
                "DSCN1234",
                "PXL_20210703_123456789",
                "PXL_20210703_123456789.TS",
                "GH010123",
                "GX010045",
                "DJI_0042",
                "20190304_182233",
                "2019-03-04 18.22.33",
                "2019-03-04",
                "20190304",
                "WhatsApp Video 2020-05-06 at 12.13.14",
                "Screen Recording 2022-01-02 at 10.11.12",
                "VID_20190304_182233 (2)"
            })
    void of_a_device(String name) {
        assertThat(RecordingNames.isOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1917",
                "2012",
                "2001 A Space Odyssey 1968",
                "11.22.63",
                "[REC] 2 (2009)",
                "REC 2007",
                "Sam 2017",
                "Signal 2016",
                "Trim 2010",
                "Video 2014",
                "Movie 43",
                "300 2006",
                "1408",
                "GX 2013",
                "Long Show 2019-03-04",
                "2046 (2004)"
            })
    void of_people(String name) {
        assertThat(RecordingNames.isOne(name)).isFalse();
    }
}
