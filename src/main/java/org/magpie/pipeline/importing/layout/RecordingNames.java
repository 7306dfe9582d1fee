package org.magpie.pipeline.importing.layout;

import java.util.regex.Pattern;

/** Names that cameras, phones and screen recorders give by themselves: they say when something was recorded, and no title. */
final class RecordingNames {
    private static final String DATE = "(?:19|20)\\d{2}[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\\d|3[01])";
    /** With seconds and thousandths, or none of them. */
    private static final String TIME = "(?:[01]\\d|2[0-3])[-_.:h]?[0-5]\\d(?:[-_.:m]?[0-5]\\d(?:[-_.]?\\d{1,3})?)?s?";

    private static final String DEVICE =
            "(?:vid(?:eo)?|img|mov|mvi|mvimg|pxl|dsc|dscn|dscf|_dsc|cimg|gopr|gh|gx|gp|dji|sam|hpim|pict"
                    + "|pano|trim|wp|snapchat|screen[ _-]?record(?:er|ing)?|whatsapp[ _-]video|signal)";
    /** A copy, a burst, a mode. */
    private static final String REST =
            "(?:[-_ .~]*(?:wa\\d+|at|\\(\\d{1,2}\\)|\\d{1,9}|copy|edited|hdr|ts|ls|lv|mp|night|slow[-_]?motion))*";

    private static final Pattern DATED = Pattern.compile(
            "(?:" + DEVICE + "[-_ ]*)?" + DATE + "(?:[-_ .t]*(?:at )?" + TIME + ")?" + REST, Pattern.CASE_INSENSITIVE);
    /** A device's own counter: written together, or with an underscore, as nobody writes a title. */
    private static final Pattern COUNTED =
            Pattern.compile(DEVICE + "[-_]?\\d{4,8}(?:_\\d{1,4})?" + REST, Pattern.CASE_INSENSITIVE);

    private RecordingNames() {}

    /**
     * Whether a name is such a one.
     *
     * @param name without its ending
     */
    static boolean isOne(String name) {
        String bare = name.strip();
        return DATED.matcher(bare).matches() || COUNTED.matcher(bare).matches();
    }
}
