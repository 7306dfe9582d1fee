package org.magpie.architecture.planted.ui;

import org.magpie.architecture.planted.cli.Face;

/** Breaks the first law: the faces are independent of each other. */
public record KnowsAnotherFace(Face face) {}
