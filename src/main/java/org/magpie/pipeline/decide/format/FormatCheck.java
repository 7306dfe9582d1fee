package org.magpie.pipeline.decide.format;

import org.magpie.base.error.UserException;
import org.magpie.media.format.CustomFormat;
import org.magpie.pipeline.decide.format.pattern.Patterns;

/** Whether a format can be used. */
public final class FormatCheck {
    private FormatCheck() {}

    /**
     * @throws UserException naming the pattern, value or range that cannot be used
     */
    public static void check(CustomFormat format) {
        CompiledFormat.of(format, new Patterns());
    }
}
