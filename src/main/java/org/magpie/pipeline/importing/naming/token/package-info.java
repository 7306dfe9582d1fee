/** The tokens of naming patterns and what each stands for. */
@NullMarked
package org.magpie.pipeline.importing.naming.token;

import org.jspecify.annotations.NullMarked;
