package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Explained;
import org.magpie.base.text.Texts;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.slf4j.LoggerFactory;

/** Fills every field of every plug that can hold a key with one, uses it, and looks for it everywhere. */
class SecretsStayInTest {
    private static final String CANARY = "c4narybird";

    @TempDir
    private Path folder;

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final List<String> seen = new ArrayList<>();

    @Test
    void noKeyOfAnyPlugComesOutInAFormAnExportALogOrASentence() throws Exception {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        Level before = logging.getLogger("org.magpie").getLevel();
        logging.getLogger("org.magpie").setLevel(Level.DEBUG);
        int filled = 0;
        try (OpenMagpie magpie = Wiring.open(folder.resolve("data"), false)) {
            Providers providers = magpie.providers();
            for (ProviderKind kind : ProviderKind.values()) {
                for (Plug<?, ?> plug : providers.plugs(kind)) {
                    Map<String, Object> values = values(providers, plug);
                    try {
                        Definition<?> definition =
                                providers.save(providers.read(0, plug.key(), "Canary " + plug.key(), true, 25, values));
                        filled += values.toString().split(CANARY, -1).length - 1;
                        look(providers.values(definition).toString());
                        look(definition.toString());
                        trial(providers, definition);
                    } catch (RuntimeException failure) {
                        said(failure);
                    }
                }
            }
            look(magpie.setup().export(org.magpie.upkeep.SetupForm.JSON, null));
            look(magpie.setup().export(org.magpie.upkeep.SetupForm.JSON, "some quiet words".toCharArray()));
        } finally {
            logging.getLogger("org.magpie").setLevel(before);
        }
        assertThat(filled).isGreaterThan(25);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look(file);
            }
        }
        assertThat(seen).isEmpty();
    }

    private static Map<String, Object> values(Providers providers, Plug<?, ?> plug) {
        Map<String, Object> values = new HashMap<>();
        for (Providers.FormField field : providers.form(plug.key())) {
            if (field.meaning() == Field.Meaning.ADDRESS) {
                values.put(
                        field.name(),
                        "http://user" + CANARY + ":" + CANARY + "pw@127.0.0.1:9/rss/0123" + CANARY
                                + "456789abcd?passkey=" + CANARY + "1&apikey=" + CANARY + "2&r=" + CANARY + "3&x="
                                + CANARY + "0123456789");
            } else if (field.type() == Providers.Type.SECRET) {
                values.put(
                        field.name(),
                        field.name().equals("playlist")
                                ? "http://127.0.0.1:9/get.php?username=" + CANARY + "&password=" + CANARY
                                : CANARY + field.name());
            } else if (field.required() && field.type() == Providers.Type.TEXT) {
                values.put(field.name(), field.meaning() == Field.Meaning.TEXT ? "plain" : "/nowhere/at/all");
            }
        }
        return values;
    }

    private void trial(Providers providers, Definition<?> definition) {
        try {
            look(texts.say(providers.test(definition)));
        } catch (RuntimeException failure) {
            said(failure);
        }
    }

    private void said(RuntimeException failure) {
        LoggerFactory.getLogger("org.magpie.test").debug("It did not work", failure);
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Explained explained) {
                look(texts.say(explained.said()));
            }
        }
    }

    private void look(String text) {
        int at = text.indexOf(CANARY);
        if (at >= 0) {
            seen.add(text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60)));
        }
    }

    private void look(Path file) throws IOException {
        int before = seen.size();
        look(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (seen.size() > before) {
            seen.add("in " + file);
        }
    }
}
