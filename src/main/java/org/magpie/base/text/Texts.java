package org.magpie.base.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.magpie.base.error.Message;

/** The interface texts in one language. */
public final class Texts {
    private final Locale locale;
    private final ResourceBundle bundle;

    /**
     * @param locale English where there is no bundle for it
     */
    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = Bundles.of(locale);
    }

    public Locale locale() {
        return locale;
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    /** The sentence for a key, with its places filled; the key itself where there is none, so that a gap is seen. */
    public String get(String key, Object... arguments) {
        return say(new Message(key, List.of(arguments)));
    }

    public String say(Message message) {
        String pattern;
        try {
            pattern = bundle.getString(message.key());
        } catch (MissingResourceException missing) {
            return message.key();
        }
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message inner ? say(inner) : argument)
                .toArray();
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
