package org.magpie.base.event;

/** Something that has happened and is stored: a record named in the past tense. */
public interface Event {}
