package org.magpie.pipeline.notify.refresh;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A program that plays the library, such as Plex, and keeps a list of its own of what is there. Safe for any number of threads. */
public interface MediaServer {
    /** How long it had better be left alone, because somebody watches or it still reads what it was told before; zero for not at all. */
    default Duration busyFor() {
        return Duration.ZERO;
    }

    /**
     * Has it read one folder again. What it finds there may show only minutes later. Never has it read all of its library because it
     * does not know the folder.
     *
     * @throws org.magpie.provider.ProviderException.Refused where none of its libraries holds the folder
     * @throws org.magpie.provider.ProviderException when it cannot be told now
     */
    void refresh(FolderChange change);

    /** What it keeps, and in which folders. */
    List<ServerLibrary> libraries();

    /**
     * Looks for a title by its ids and its folders, never by its name alone.
     *
     * @return the page on which it can be watched; empty where it is not there (yet)
     */
    Optional<URI> find(WantedTitle title);
}
