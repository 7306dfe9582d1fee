package org.magpie.pipeline.parse.work;

/**
 * Words of a name in a row.
 *
 * @param from index of the first word
 * @param to one past the index of the last word
 */
record TokenRange(int from, int to) {
    int size() {
        return to - from;
    }
}
