package org.magpie.ui.settings.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.magpie.base.text.Texts;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.name.LanguageCodes;
import org.magpie.media.quality.QualityModifier;
import org.magpie.media.quality.QualitySource;
import org.magpie.pipeline.decide.format.FormatChoices;

/** What a specification can compare with, and how that is called. */
public final class FormatValues {
    private FormatValues() {}

    /** The values to choose from; empty where a person writes one. */
    static List<String> of(Subject subject) {
        return switch (subject) {
            case SOURCE -> {
                List<String> sources = new ArrayList<>(Arrays.stream(QualitySource.values())
                        .map(QualitySource::name)
                        .toList());
                sources.add("TV/RAWHD");
                sources.add("BLURAY/REMUX");
                yield List.copyOf(sources);
            }
            case RESOLUTION -> List.of("360", "480", "540", "576", "720", "1080", "2160");
            case MODIFIER ->
                Arrays.stream(QualityModifier.values())
                        .map(QualityModifier::name)
                        .toList();
            case LANGUAGE -> FormatChoices.languages();
            case FLAG -> FormatChoices.flags();
            case RELEASE_TYPE -> List.of("SINGLE", "MULTIPLE", "SEASON");
            case TITLE, GROUP, EDITION, SIZE, YEAR -> List.of();
        };
    }

    /** What a new specification begins with. */
    static String first(Subject subject) {
        return switch (subject) {
            case SIZE -> "0-10";
            case YEAR -> "1990-2030";
            case SOURCE -> QualitySource.WEBDL.name();
            case RESOLUTION -> "1080";
            case MODIFIER -> QualityModifier.REMUX.name();
            case TITLE, GROUP, EDITION, LANGUAGE, FLAG, RELEASE_TYPE ->
                of(subject).stream().findFirst().orElse("");
        };
    }

    static String word(Texts texts, Subject subject, String value) {
        return switch (subject) {
            case SOURCE, MODIFIER, RELEASE_TYPE ->
                texts.get("settings.format.value."
                        + value.toLowerCase(Locale.ROOT).replace('/', '-').replace('_', '-'));
            case RESOLUTION -> value + "p";
            case LANGUAGE -> language(texts, value);
            case FLAG, TITLE, GROUP, EDITION, SIZE, YEAR -> value;
        };
    }

    /** A language as the window calls it. */
    public static String language(Texts texts, String english) {
        if (FormatChoices.isNoLanguage(english)) {
            return texts.get("settings.format.value." + english.toLowerCase(Locale.ROOT));
        }
        String code = LanguageCodes.twoLetters(english);
        String name = code.length() == 2 ? Locale.of(code).getDisplayLanguage(texts.locale()) : english;
        return name.isEmpty() ? english : name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1);
    }
}
