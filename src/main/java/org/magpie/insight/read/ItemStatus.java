package org.magpie.insight.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TitlePage.ItemState;

/**
 * How an item stands.
 *
 * @param available null: not known
 * @param monitored itself and its title
 * @param standing 0: a slot lacks a file, 1: a slot's file is below its cutoff, 2: enough
 * @param files how many there are of it
 * @param downloading whether one is on its way
 */
record ItemStatus(@Nullable Instant available, boolean monitored, int standing, int files, boolean downloading) {
    ItemState state(Instant now) {
        if (downloading) {
            return ItemState.DOWNLOADING;
        }
        if (files > 0) {
            return there();
        }
        if (!monitored) {
            return ItemState.UNMONITORED;
        }
        return available == null || available.isAfter(now) ? ItemState.UNRELEASED : ItemState.MISSING;
    }

    /** Nobody waits for a better or second file of what is not monitored. */
    private ItemState there() {
        if (!monitored) {
            return ItemState.HERE;
        }
        return switch (standing) {
            case 0 -> ItemState.MISSING;
            case 1 -> ItemState.UPGRADABLE;
            default -> ItemState.HERE;
        };
    }
}
