package org.magpie.ui.settings.format;

import org.magpie.media.format.CustomFormats;
import org.magpie.pipeline.decide.format.FormatTester;
import org.magpie.pipeline.decide.format.guide.Guide;

/** What the settings know of custom formats: those that are there, where more come from, and how they are tried. */
public record FormatParts(CustomFormats formats, Guide guide, FormatTester tester) {}
