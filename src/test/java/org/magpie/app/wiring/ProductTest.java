package org.magpie.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.magpie.provider.DocumentedRates;

class ProductTest {
    @Test
    void everyRequestNamesProductVersionAndTheAddressOfTheProject() throws Exception {
        assertThat(Product.userAgent()).matches("Magpie/\\S+ \\(https://\\S+\\) OkHttp/[0-9.]+");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<url>" + Product.ADDRESS + "</url>");
    }

    @Test
    void theGuideNamesEveryServiceWhoseRateIsKept() throws Exception {
        String guide = Files.readString(Path.of("src/site/markdown/guide/calling-services.md"));

        DocumentedRates.ALL.forEach((host, rate) -> assertThat(guide)
                .contains("| `" + host + "` | " + rate.calls() + " in "
                        + rate.in().toSeconds() + " s |"));
    }
}
