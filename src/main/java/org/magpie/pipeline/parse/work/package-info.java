/** Albums and books: who made them, what they are called, what is said of the edition and the sound. */
@NullMarked
package org.magpie.pipeline.parse.work;

import org.jspecify.annotations.NullMarked;
