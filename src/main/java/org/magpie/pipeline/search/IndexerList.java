package org.magpie.pipeline.search;

import java.util.List;
import java.util.Map;

/** A program that looks after indexers and tells which ones it has. Safe for any number of threads. */
public interface IndexerList {
    /**
     * An indexer that it has.
     *
     * @param remote what the program calls it, never changing
     * @param plug key of the plug that can ask it
     * @param enabled whether the program uses it itself
     * @param priority 1 first to 50 last
     * @param settings of that plug, by component; what is not named keeps what a person has chosen
     */
    record Listed(
            String remote, String plug, String name, boolean enabled, int priority, Map<String, Object> settings) {}

    /**
     * All of them.
     *
     * @throws org.magpie.provider.ProviderException when it does not answer as it should
     */
    List<Listed> indexers();
}
