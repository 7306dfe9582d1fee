/** The grammars of whole names, one for each kind of title, and of paths and subtitle files. */
@NullMarked
package org.magpie.pipeline.parse.grammar;

import org.jspecify.annotations.NullMarked;
