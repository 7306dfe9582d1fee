package org.magpie.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a settings record that is itself a record of {@link Field}s, so that several plugs share them. In the form
 * and in what is stored its fields stand among the plug's own, so their names must not be taken already; their labels are in the
 * bundle once, under {@code plug.<value>.<component>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Group {
    String value();
}
