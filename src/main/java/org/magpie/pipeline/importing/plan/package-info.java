/** What an import would do, decided before any file is touched. */
@NullMarked
package org.magpie.pipeline.importing.plan;

import org.jspecify.annotations.NullMarked;
