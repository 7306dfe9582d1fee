/** What all pages of the settings are made of: sections, rows, fields and the form of a plug. */
@NullMarked
package org.magpie.ui.settings.page;

import org.jspecify.annotations.NullMarked;
