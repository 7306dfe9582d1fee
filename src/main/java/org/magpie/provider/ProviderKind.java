package org.magpie.provider;

/** What a plug is for. */
public enum ProviderKind {
    SOURCE,
    INDEXER,
    DOWNLOAD_CLIENT,
    CHANNEL,
    MEDIA_SERVER
}
