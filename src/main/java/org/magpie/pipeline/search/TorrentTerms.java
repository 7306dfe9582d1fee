package org.magpie.pipeline.search;

import java.time.Duration;
import org.magpie.provider.Field;

/**
 * What a person chooses for every indexer of torrents.
 *
 * @param minimumSeeders fewer, and a release is refused
 * @param seedRatio bytes to be given for each byte taken, 0 for what the client does anyway
 * @param seedMinutes how long to seed, 0 for what the client does anyway
 */
public record TorrentTerms(
        @Field(min = 0, max = 100_000) int minimumSeeders,
        @Field(advanced = true, min = 0, max = 1_000) double seedRatio,
        @Field(advanced = true, min = 0, max = 5_256_000) int seedMinutes) {
    /** One seeder; the client decides how long to give. */
    public static final TorrentTerms USUAL = new TorrentTerms(1, 0, 0);

    public SeedGoal goal() {
        return seedRatio <= 0 && seedMinutes <= 0
                ? SeedGoal.NONE
                : new SeedGoal(
                        seedRatio > 0 ? seedRatio : -1, seedMinutes > 0 ? Duration.ofMinutes(seedMinutes) : null);
    }
}
