package org.magpie.media;

import java.nio.file.Path;

/**
 * A slot as the pipeline needs it.
 *
 * @param root path of its root folder
 * @param folder below the root folder, with / between names; empty until the first import names it
 */
public record SlotFacts(long id, long titleId, String name, long profileId, long rootId, Path root, String folder) {}
