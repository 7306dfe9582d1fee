/** The words of release names: characters, tokens, the word lists and what a word may mean. */
@NullMarked
package org.magpie.pipeline.parse.word;

import org.jspecify.annotations.NullMarked;
