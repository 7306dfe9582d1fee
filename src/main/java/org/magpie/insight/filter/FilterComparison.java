package org.magpie.insight.filter;

import java.util.Locale;

/** How a value is held against another. Its name in the bundle is {@code filter.comparison.<name>}. */
public enum FilterComparison {
    IS("="),
    IS_NOT("!="),
    HAS("~"),
    HAS_NOT("!~"),
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE(">"),
    LESS("<");

    private final String sign;

    FilterComparison(String sign) {
        this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    /** Key of its name in the bundle. */
    public String key() {
        return "filter.comparison." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean holds(int compared) {
        return switch (this) {
            case IS, HAS -> compared == 0;
            case IS_NOT, HAS_NOT -> compared != 0;
            case AT_LEAST -> compared >= 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case LESS -> compared < 0;
        };
    }
}
