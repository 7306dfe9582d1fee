package org.magpie.pipeline.importing.naming;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.magpie.base.disk.ColonStyle;
import org.magpie.base.disk.IllegalCharacters;

/**
 * What a person chose beside the patterns themselves.
 *
 * @param illegal what is done about characters that some system does not allow
 * @param multiEpisode how several episodes in one file are written; read back best by other programs is
 *     {@link MultiEpisodeStyle#PREFIXED_RANGE}
 */
public record NamingRules(IllegalCharacters illegal, MultiEpisodeStyle multiEpisode) {
    /** What holds until a person chooses something else. */
    public static final NamingRules DEFAULT =
            new NamingRules(IllegalCharacters.DEFAULT, MultiEpisodeStyle.PREFIXED_RANGE);

    /** Preference: "true" puts look-alikes instead of characters that are not allowed, "false" leaves them out. */
    public static final String REPLACE_KEY = "naming.illegal.replace";

    /** Preference: the {@link ColonStyle} in lower case. */
    public static final String COLON_KEY = "naming.illegal.colon";

    /** Preference: what stands for a colon in the style "custom". */
    public static final String CUSTOM_COLON_KEY = "naming.illegal.colon-text";

    /** Preference: the {@link MultiEpisodeStyle} in lower case. */
    public static final String MULTI_EPISODE_KEY = "naming.multi-episode";

    /**
     * The rules as preferences have them; what is not stored or not known is as in {@link #DEFAULT}.
     *
     * @param preference the stored value of a key
     */
    public static NamingRules of(Function<String, Optional<String>> preference) {
        IllegalCharacters illegal = new IllegalCharacters(
                preference.apply(REPLACE_KEY).map(Boolean::parseBoolean).orElse(DEFAULT.illegal.replace()),
                constant(ColonStyle.values(), preference.apply(COLON_KEY)).orElse(DEFAULT.illegal.colon()),
                preference.apply(CUSTOM_COLON_KEY).orElse(DEFAULT.illegal.customColon()));
        return new NamingRules(
                illegal,
                constant(MultiEpisodeStyle.values(), preference.apply(MULTI_EPISODE_KEY))
                        .orElse(DEFAULT.multiEpisode));
    }

    /** The rules as preferences, by key; {@link #of} makes the same rules of them. */
    public Map<String, String> preferences() {
        return Map.of(
                REPLACE_KEY, Boolean.toString(illegal.replace()),
                COLON_KEY, lower(illegal.colon()),
                CUSTOM_COLON_KEY, illegal.customColon(),
                MULTI_EPISODE_KEY, lower(multiEpisode));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, Optional<String> stored) {
        return stored.flatMap(text -> Arrays.stream(constants)
                .filter(each -> lower(each).equals(text))
                .findFirst());
    }
}
