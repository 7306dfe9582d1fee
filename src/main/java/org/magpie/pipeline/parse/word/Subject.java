package org.magpie.pipeline.parse.word;

/** What a word of a name can be about. Each subject has one word list, a resource that people can read and extend. */
public enum Subject {
    SOURCE("sources.txt"),
    RESOLUTION("resolutions.txt"),
    CODEC("codecs.txt"),
    AUDIO("audio.txt"),
    HDR("hdr.txt"),
    SERVICE("services.txt"),
    LANGUAGE("languages.txt"),
    SUBTITLE("subtitles.txt"),
    EDITION("editions.txt"),
    REVISION("revisions.txt"),
    CONTAINER("containers.txt"),
    GROUP("groups.txt"),
    REPOST("reposts.txt");

    private final String resource;

    Subject(String resource) {
        this.resource = resource;
    }

    /** The file beside this class that holds its words. */
    public String resource() {
        return resource;
    }
}
