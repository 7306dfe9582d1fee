package org.magpie.media.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;

/**
 * The profiles that a new library starts with, named in words. The one for a television takes what does not state its quality
 * too, as its last choice: much of what may be freely had is offered so.
 */
public final class PresetProfiles {
    private static final List<Set<Quality>> GROUPS = List.of(
            EnumSet.of(Quality.WEBRIP_480P, Quality.WEBDL_480P),
            EnumSet.of(Quality.WEBRIP_720P, Quality.WEBDL_720P),
            EnumSet.of(Quality.WEBRIP_1080P, Quality.WEBDL_1080P),
            EnumSet.of(Quality.WEBRIP_2160P, Quality.WEBDL_2160P));
    private static final Map<Integer, String> GROUP_NAMES =
            Map.of(480, "WEB 480p", 720, "WEB 720p", 1080, "WEB 1080p", 2160, "WEB 2160p");
    private static final Set<Quality> NEVER_BY_ITSELF = EnumSet.of(
            Quality.WORKPRINT,
            Quality.CAM,
            Quality.TELESYNC,
            Quality.TELECINE,
            Quality.REGIONAL,
            Quality.DVDSCR,
            Quality.RAW_HD,
            Quality.BR_DISK);

    private final Texts texts;

    public PresetProfiles(Texts texts) {
        this.texts = texts;
    }

    /** The presets of a kind, the one to start with first. */
    public List<Profile> of(MediaKind kind) {
        return switch (kind) {
            case MOVIE, SERIES ->
                List.of(
                        range(
                                kind,
                                "profile.preset.television",
                                Quality.UNKNOWN,
                                Quality.BLURAY_1080P,
                                Quality.WEBDL_1080P),
                        range(
                                kind,
                                "profile.preset.best",
                                Quality.HDTV_720P,
                                Quality.REMUX_2160P,
                                Quality.BLURAY_2160P),
                        range(kind, "profile.preset.small", Quality.UNKNOWN, Quality.BLURAY_720P, Quality.WEBDL_480P));
            case MUSIC ->
                List.of(
                        range(kind, "profile.preset.lossless", Quality.MP3_256, Quality.FLAC_24, Quality.FLAC),
                        range(kind, "profile.preset.good-sound", Quality.MP3_192, Quality.FLAC, Quality.MP3_320),
                        range(kind, "profile.preset.small", Quality.MUSIC_UNKNOWN, Quality.MP3_320, Quality.MP3_128));
            case BOOK ->
                List.of(
                        range(kind, "profile.preset.ebook", Quality.BOOK_PDF, Quality.BOOK_AZW3, Quality.BOOK_EPUB),
                        range(kind, "profile.preset.audiobook", Quality.BOOK_MP3, Quality.BOOK_FLAC, Quality.BOOK_M4B),
                        range(
                                kind,
                                "profile.preset.any",
                                Quality.BOOK_UNKNOWN_TEXT,
                                Quality.BOOK_AZW3,
                                Quality.BOOK_PDF));
        };
    }

    private Profile range(MediaKind kind, String name, Quality worst, Quality best, Quality cutoff) {
        List<Profile.Entry> entries = new ArrayList<>();
        for (Quality quality : Quality.of(kind)) {
            boolean allowed =
                    quality.compareTo(worst) >= 0 && quality.compareTo(best) <= 0 && !NEVER_BY_ITSELF.contains(quality);
            Set<Quality> group = GROUPS.stream()
                    .filter(each -> each.contains(quality))
                    .findFirst()
                    .orElse(Set.of(quality));
            if (group.size() == 1) {
                entries.add(new Profile.Entry("", List.of(quality), allowed));
            } else if (group.iterator().next() == quality) {
                String groupName = GROUP_NAMES.getOrDefault(quality.resolution(), quality.displayName(kind));
                entries.add(new Profile.Entry(groupName, List.copyOf(group), allowed));
            }
        }
        return new Profile(0, texts.get(name), kind, entries, cutoff, true, 0, 0, 1, Map.of(), Set.of());
    }
}
