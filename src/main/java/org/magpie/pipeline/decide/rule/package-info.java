/** What a candidate is judged by, one small class a rule. */
@NullMarked
package org.magpie.pipeline.decide.rule;

import org.jspecify.annotations.NullMarked;
