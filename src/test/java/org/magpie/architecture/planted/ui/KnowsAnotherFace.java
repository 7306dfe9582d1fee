package org.magpie.architecture.planted.ui;

import org.magpie.architecture.planted.cli.Face;

/** Breaks the first law: the faces are strangers to each other. */
public record KnowsAnotherFace(Face face) {}
