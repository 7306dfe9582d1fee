package org.magpie.pipeline.notify.text;

/**
 * How a service wants plain text written so that nothing in it means anything: no markup, no entity, no mention. What is written of a
 * text is what is written of its letters one after the other, so that a text may be cut at any of them beforehand.
 */
public enum TextDialect {
    /** As it is: for services that take a text as a text. */
    PLAIN {
        @Override
        String letter(char letter) {
            return Character.toString(letter);
        }
    },
    /** As it is, but for {@code @}, which makes Matrix look for {@code @room} in the plain text too. */
    UNMENTIONED {
        @Override
        String letter(char letter) {
            return letter == '@' ? MENTION : Character.toString(letter);
        }
    },
    /** HTML as mail programs and Matrix read it; lines are broken by {@code <br>}. */
    HTML {
        @Override
        String letter(char letter) {
            return letter == '\n' ? "<br>" : entity(letter);
        }
    },
    /**
     * Telegram's {@code parse_mode=HTML}, which knows {@code & < > "} alone and counts what is left once the entities are read (Bot
     * API, "Formatting options").
     */
    TELEGRAM_HTML {
        @Override
        String letter(char letter) {
            return entity(letter);
        }

        @Override
        boolean countsEntities() {
            return false;
        }
    },
    /** Markdown as Discord reads it: a backslash before each mark. Its limits count the backslashes. */
    DISCORD_MARKDOWN {
        @Override
        String letter(char letter) {
            if (letter == '@') {
                return MENTION;
            }
            return "\\*_~`|<>[]()#:-".indexOf(letter) >= 0 ? "\\" + letter : Character.toString(letter);
        }
    },
    /**
     * Slack's control characters as entities ("Formatting text for app surfaces"). Its marks {@code * _ ~} cannot be escaped; they mean
     * nothing in a text object of type {@code plain_text} and in a message with {@code mrkdwn} off, where this belongs.
     */
    SLACK_TEXT {
        @Override
        String letter(char letter) {
            return switch (letter) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '@' -> MENTION;
                default -> Character.toString(letter);
            };
        }
    };

    /** With a space of no width behind it, it is the beginning of no name. */
    private static final String MENTION = "@\u200B";

    abstract String letter(char letter);

    /** Whether an entity counts as it is written, not as the one letter that it stands for. */
    boolean countsEntities() {
        return true;
    }

    /** The text as the service wants it. */
    public String write(String text) {
        StringBuilder written = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            written.append(letter(text.charAt(at)));
        }
        return written.toString();
    }

    /** What the service counts of it. */
    String counted(String text) {
        return countsEntities() ? write(text) : UNMENTIONED.write(text);
    }

    private static String entity(char letter) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '@' -> MENTION;
            default -> Character.toString(letter);
        };
    }
}
