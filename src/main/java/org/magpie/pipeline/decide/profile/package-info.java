/** What a person wishes of releases beside their quality: words, marks, protocols, and how long to wait for something better. */
@NullMarked
package org.magpie.pipeline.decide.profile;

import org.jspecify.annotations.NullMarked;
