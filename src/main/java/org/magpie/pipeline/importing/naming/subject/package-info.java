/** What a file name is made from: the title, its items and the traits of the file. */
@NullMarked
package org.magpie.pipeline.importing.naming.subject;

import org.jspecify.annotations.NullMarked;
