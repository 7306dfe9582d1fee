package org.magpie.pipeline.importing.organise;

/**
 * How files are organised.
 *
 * @param names whether files get the names that the naming settings give them now; otherwise only their folders change
 * @param folders whether the folders of titles get those names too; otherwise a title keeps the folder that it has
 */
public record OrganiseOptions(boolean names, boolean folders) {
    /** New names in the folders that titles have. */
    public static final OrganiseOptions NAMES = new OrganiseOptions(true, false);

    /** Files keep their names and go where their title's folder is now. */
    public static final OrganiseOptions MOVE_ONLY = new OrganiseOptions(false, false);
}
