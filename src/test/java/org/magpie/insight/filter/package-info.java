@NullMarked
package org.magpie.insight.filter;

import org.jspecify.annotations.NullMarked;
