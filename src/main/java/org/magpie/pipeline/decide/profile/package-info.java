/** Release profiles and delay profiles: terms a release must or must not contain, preferred terms, protocols, and how long to wait for a better release. */
@NullMarked
package org.magpie.pipeline.decide.profile;

import org.jspecify.annotations.NullMarked;
