package org.magpie.pipeline.notify.channel;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.secret.Secret;

/**
 * Everything secret in a channel's settings, found by itself so that none is forgotten. Services quote in their answers what they were
 * sent; what is kept or shown of those goes through here.
 */
public final class SecretWords {
    private static final String MASK = "***";

    /** Shorter than any key, and a shorter word would be found in plain sentences. */
    private static final int SHORTEST = 4;

    /** Parts that may stand alone in an answer. */
    private static final int SHORTEST_PART = 8;

    private static final Pattern PERSON = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://([^/?#]*)@");

    private final List<String> words;

    private SecretWords(Set<String> words) {
        // The longest first: a whole address before the key in it.
        this.words = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static SecretWords of(Record settings) {
        Set<String> words = new LinkedHashSet<>();
        collect(settings, words);
        return new SecretWords(words);
    }

    private static void collect(Object value, Set<String> words) {
        switch (value) {
            case Secret secret -> addSecret(secret.reveal(), words);
            case Record entry -> {
                for (RecordComponent part : entry.getClass().getRecordComponents()) {
                    collect(valueOf(part, entry), words);
                }
            }
            case List<?> entries -> entries.forEach(entry -> collect(entry, words));
            case String text -> {
                Matcher person = PERSON.matcher(text);
                if (person.find()) {
                    for (String half : person.group(1).split(":", 2)) {
                        add(half, words);
                    }
                }
            }
            default -> {
                // numbers and switches
            }
        }
    }

    private static Object valueOf(RecordComponent part, Record entry) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("A record's accessor cannot be called", failure);
        }
    }

    private static void addSecret(String text, Set<String> words) {
        add(text, words);
        // Of an address the parts of its path, of a bot's token what follows its number.
        for (String part : text.split("[/?&=#@:,\\s]")) {
            if (part.length() >= SHORTEST_PART && !part.contains(".")) {
                add(part, words);
            }
        }
    }

    private static void add(String text, Set<String> words) {
        if (text.length() >= SHORTEST) {
            words.add(text);
            words.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
            words.add(text.replace("\\", "\\\\").replace("\"", "\\\""));
            words.add(text.replace("/", "\\/"));
        }
    }

    /** The text with {@code ***} for each of them. */
    public String scrub(String text) {
        String clean = text;
        for (String word : words) {
            clean = clean.replace(word, MASK);
        }
        return clean;
    }

    /** What is secret, as found; for tests of those who use it. */
    List<String> words() {
        return new ArrayList<>(words);
    }
}
