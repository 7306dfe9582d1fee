package org.magpie.ui.kit.place;

import java.nio.file.Path;

/**
 * Where this Magpie keeps its things.
 *
 * @param data folder with the database and its key
 * @param logs folder with the log files
 * @param version of Magpie
 */
public record Installation(Path data, Path logs, String version) {}
