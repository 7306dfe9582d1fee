/** Mail by SMTP. */
@NullMarked
package org.magpie.pipeline.notify.channel.mail;

import org.jspecify.annotations.NullMarked;
