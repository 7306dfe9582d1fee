package org.magpie.architecture.planted.pipeline.polish;

/** A planted violation: no step of the pipeline is called so. */
public final class InNoStep {}
