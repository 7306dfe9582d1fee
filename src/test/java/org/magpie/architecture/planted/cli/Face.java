package org.magpie.architecture.planted.cli;

/** A face. */
public record Face(String name) {}
