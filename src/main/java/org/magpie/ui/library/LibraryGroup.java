package org.magpie.ui.library;

/**
 * Titles that are shown under one heading.
 *
 * @param name of the heading
 * @param from place of its first title among those that are shown
 * @param count how many they are, at least one
 */
record LibraryGroup(String name, int from, int count) {}
