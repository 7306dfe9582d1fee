package org.magpie.architecture.planted.pipeline.decide;

import org.magpie.architecture.planted.pipeline.grab.Taken;

/** Breaks the second law: deciding knows what comes after it. */
public record LooksRight(Taken taken) {}
