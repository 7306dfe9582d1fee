package org.magpie.pipeline.importing.plan;

/** How a person wants files to come into the library. */
public enum ImportMode {
    /** The file leaves where it was. */
    MOVE,
    /** The file keeps its place and gets a second name; copied where that cannot be. */
    LINK,
    /** The file keeps its place, and the library gets a copy of it. */
    COPY
}
