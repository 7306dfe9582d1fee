/** What people are told. */
@NullMarked
package org.magpie.cli.notice;

import org.jspecify.annotations.NullMarked;
