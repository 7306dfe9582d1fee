package org.magpie.pipeline.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Http;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Programs that are run for an announcement. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ScriptTest {
    @TempDir
    private Path folder;

    private ChannelAnswer run(String script, String argument) throws IOException {
        Path file = Files.writeString(folder.resolve("script.sh"), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        try (Http http = new Http("Magpie tests")) {
            ChannelContext context =
                    new ChannelContext(new ProviderHttp(http), () -> new Texts(Locale.ENGLISH), Clock.systemUTC());
            Script plug = new Script(context);
            Script.Settings settings = new Script.Settings(file.toString(), List.of(new Script.Argument(argument)), 20);
            return plug.open(new Definition<>(1, "script", plug.kind(), "Mine", true, 25, Set.of(), settings))
                    .send(context.sample());
        }
    }

    @Test
    void what_happened_is_in_the_environment_and_arguments_are_handed_over_as_they_are() throws IOException {
        ChannelAnswer answer = run("echo \"$MAGPIE_EVENT $MAGPIE_TITLE $1\"\n", "$(id); `id`");
        assertThat(answer.answer()).isEqualTo("test Harbor Lights $(id); `id`");
    }

    @Test
    void output_is_bounded_and_a_failure_says_its_last_line() throws IOException {
        assertThat(run("yes | head -c 1000000\n", "x").answer()).hasSizeLessThanOrEqualTo(4_096);
        assertThatThrownBy(() -> run("echo first; echo disk is full >&2; exit 3\n", "x"))
                .isInstanceOf(ProviderException.Refused.class)
                .hasMessageContaining("disk is full");
        assertThatThrownBy(() -> run("exit 75\n", "x")).isInstanceOf(ProviderException.Unreachable.class);
    }
}
