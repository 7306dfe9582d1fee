package org.magpie.upkeep.scan;

/**
 * How a scan is done.
 *
 * @param addTitles whether titles that the library does not have are added; otherwise they wait for a person
 * @param monitored whether titles that are added are monitored, so that better files of them are looked for
 * @param askSources whether sources are asked about titles that the library does not have
 */
public record ScanOptions(boolean addTitles, boolean monitored, boolean askSources) {
    /** What a person means by a scan. Titles are not monitored: taking in a library must not start thousands of searches. */
    public static final ScanOptions USUAL = new ScanOptions(true, false, true);

    /** What is done by itself: only files of titles that the library has already are taken in. */
    public static final ScanOptions COMPARISON = new ScanOptions(false, false, false);

    String stored() {
        return addTitles + " " + monitored + " " + askSources;
    }

    static ScanOptions read(String stored) {
        String[] said = stored.split(" ", -1);
        return said.length == 3
                ? new ScanOptions(
                        Boolean.parseBoolean(said[0]), Boolean.parseBoolean(said[1]), Boolean.parseBoolean(said[2]))
                : USUAL;
    }
}
