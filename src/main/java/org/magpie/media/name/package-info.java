/** Names of titles in the forms in which they are compared, and codes of languages. */
@NullMarked
package org.magpie.media.name;

import org.jspecify.annotations.NullMarked;
