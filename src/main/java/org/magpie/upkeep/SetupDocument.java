package org.magpie.upkeep;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.players.FilmNfo;
import org.magpie.pipeline.importing.players.PlayerDialect;

/**
 * How a Magpie is set up, as one JSON document: what {@code magpie config export} writes and {@code import} reads.
 *
 * @param magpie version of this format
 * @param sizes what a person finds right, by kind and quality
 * @param places where clients put things; null in documents of before there were any
 * @param wishes words and waits of the choosing
 * @param preferences what a person has changed of names, choosing and downloads
 * @param secrets passwords and keys, locked with a passphrase; null where they were left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SetupDocument(
        int magpie,
        @Nullable List<Folder> folders,
        @Nullable List<ProfilePart> profiles,
        @Nullable Map<MediaKind, Map<Quality, Profiles.SizeBounds>> sizes,
        @Nullable List<FormatPart> formats,
        @Nullable List<PlugPart> plugs,
        @Nullable List<PlacePart> places,
        ReleasePreferenceSetup.@Nullable Wishes wishes,
        @Nullable Map<String, String> preferences,
        @Nullable Locked secrets) {
    /** The version that this Magpie writes and the newest that it reads. */
    public static final int VERSION = 1;

    /**
     * @param players what is written beside the files for players; null: as it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Folder(
            @Nullable MediaKind kind,
            @Nullable String path,
            @Nullable Players players) {}

    /** The fields of {@link org.magpie.pipeline.importing.players.PlayerSettings}. */
    public record Players(
            @Nullable PlayerDialect dialect,
            boolean nfo,
            boolean pictures,
            @Nullable FilmNfo filmNfo) {}

    /** The fields of {@link org.magpie.media.quality.Profile}, without its id. */
    public record ProfilePart(
            @Nullable String name,
            @Nullable MediaKind kind,
            @Nullable List<EntryPart> entries,
            @Nullable Quality cutoff,
            boolean upgrades,
            int minimumScore,
            int cutoffScore,
            @Nullable Integer minimumStep,
            @Nullable Map<String, Integer> scores,
            @Nullable Set<String> languages) {}

    public record EntryPart(@Nullable String name, @Nullable List<Quality> qualities, boolean allowed) {}

    /**
     * A {@link org.magpie.media.format.StoredFormat} without its id.
     *
     * @param guideId by which the guide knows it, and {@code guide} and {@code guideScores} as the guide had it; null for one's own
     */
    public record FormatPart(
            @Nullable MediaKind kind,
            @Nullable String name,
            boolean inName,
            @Nullable List<CustomFormat.Specification> specifications,
            @Nullable String guideId,
            @Nullable CustomFormat guide,
            @Nullable Map<String, Integer> guideScores) {}

    /**
     * @param plug key of the plug
     * @param tags it is only for titles with one of these; null: as it is, or for all
     * @param settings by component name, without secrets; {@code ***} stands for those within an address
     */
    public record PlugPart(
            @Nullable String plug,
            @Nullable String name,
            @Nullable Boolean enabled,
            @Nullable Integer priority,
            @Nullable Set<String> tags,
            @Nullable Map<String, Object> settings) {}

    /**
     * What a client calls a folder, and where that is on this computer.
     *
     * @param client the client's name, null for any client
     */
    public record PlacePart(
            @Nullable String client,
            @Nullable String remote,
            @Nullable String local) {}

    /**
     * @param salt of the passphrase
     * @param values locked secret by {@code plug/name/component}
     */
    public record Locked(@Nullable String salt, @Nullable Map<String, String> values) {}
}
