package org.magpie.base.disk;

/**
 * What is done about the characters that some system does not allow in a file name.
 *
 * @param replace whether a look-alike takes the place of such a character; false leaves it out
 * @param colon what stands for a colon; without meaning where characters are left out
 * @param customColon the text of {@link ColonStyle#CUSTOM}; made legal itself before it is used
 */
public record IllegalCharacters(boolean replace, ColonStyle colon, String customColon) {
    /** What the field's managers do unless told otherwise. */
    public static final IllegalCharacters DEFAULT = new IllegalCharacters(true, ColonStyle.SMART, "");

    /** The same with another colon style. */
    public IllegalCharacters withColon(ColonStyle style) {
        return new IllegalCharacters(replace, style, customColon);
    }
}
