package org.magpie.pipeline.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.provider.CommonFields;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderKind;

/**
 * What a channel is told, and when: fields that all channels have.
 *
 * @param events names of kinds, see {@link NoticeKind#event}; empty for the usual ones, {@value #ALL} for every one
 * @param media {@code movie}, {@code series}, {@code artist}, {@code author}; empty for all
 * @param severity nothing milder
 * @param onlyUpgrades of what comes into the library only what takes the place of something worse
 * @param notMine nothing that a person did at Magpie
 * @param instances names of connected servers; empty for all, and for what comes from none
 * @param quietFrom hours and minutes of the clock on the wall, such as {@code 22:30}; empty for no quiet hours
 * @param quietTo likewise; what came up meanwhile is told then, all in one
 * @param failuresPass whether what has failed is told in quiet hours too
 * @param batchSeconds how long more of the same is waited for, to tell it together; 0 to tell everything singly and at once
 */
public record ChannelRules(
        @Field List<String> events,
        @Field List<String> media,
        @Field Severity severity,
        @Field boolean onlyUpgrades,
        @Field boolean notMine,
        @Field(advanced = true) List<String> instances,
        @Field String quietFrom,
        @Field String quietTo,
        @Field(when = "quietFrom") boolean failuresPass,
        @Field(advanced = true, min = 0, max = 3_600) int batchSeconds) {
    /** Stands for the events of all kinds. */
    public static final String ALL = "all";

    /** What people want to know who have not said more: not each step of what goes well, nor what they see themselves. */
    private static final Set<NoticeKind> USUAL_KINDS = EnumSet.complementOf(EnumSet.of(
            NoticeKind.DOWNLOAD_COMPLETED,
            NoticeKind.RENAMED,
            NoticeKind.DELETED,
            NoticeKind.TITLE_ADDED,
            NoticeKind.SEARCH_FINISHED,
            NoticeKind.SEARCH_FAILED,
            NoticeKind.CONTENT_FOUND,
            NoticeKind.BACKUP_COMPLETED));

    private static final List<String> MEDIA = List.of("movie", "series", "artist", "author");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** As wide as most people want it. */
    public static final ChannelRules USUAL =
            new ChannelRules(List.of(), List.of(), Severity.INFO, false, false, List.of(), "", "", false, 30);

    public ChannelRules {
        events = lower(events);
        media = lower(media);
        instances = List.copyOf(instances);
        checkKnown(
                "events",
                events,
                event -> event.equals(ALL) || NoticeKind.of(event).isPresent(),
                allEvents());
        checkKnown("media", media, MEDIA::contains, MEDIA.stream());
        checkTime("quietFrom", quietFrom);
        checkTime("quietTo", quietTo);
        if (quietFrom.isBlank() != quietTo.isBlank()) {
            throw new UserException("notices.rules.half-quiet").at(quietFrom.isBlank() ? "quietFrom" : "quietTo");
        }
    }

    /** The fields of all channels. */
    public static CommonFields fields() {
        return new CommonFields(ProviderKind.CHANNEL, "channel", USUAL, ChannelRules::choices);
    }

    private static List<String> choices(String field) {
        return switch (field) {
            case "events" -> allEvents().toList();
            case "media" -> MEDIA;
            default -> List.of();
        };
    }

    private static Stream<String> allEvents() {
        return Stream.concat(
                Stream.of(ALL),
                Arrays.stream(NoticeKind.values())
                        .filter(kind -> kind != NoticeKind.TEST)
                        .map(NoticeKind::event));
    }

    private static List<String> lower(List<String> given) {
        return given.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static void checkKnown(String field, List<String> given, Predicate<String> known, Stream<String> all) {
        for (String each : given) {
            if (!known.test(each)) {
                throw new UserException(
                                "notices.rules.unknown",
                                Message.of("plug.channel." + field),
                                each,
                                all.collect(Collectors.joining(", ")))
                        .at(field);
            }
        }
    }

    private static void checkTime(String field, String given) {
        if (!given.isBlank()) {
            try {
                LocalTime.parse(given.strip(), TIME);
            } catch (DateTimeException failure) {
                throw new UserException(failure, "notices.rules.no-time", Message.of("plug.channel." + field))
                        .at(field);
            }
        }
    }

    /** Empty where there are none. */
    public Optional<QuietHours> quietHours() {
        if (quietFrom.isBlank()) {
            return Optional.empty();
        }
        QuietHours hours =
                new QuietHours(LocalTime.parse(quietFrom.strip(), TIME), LocalTime.parse(quietTo.strip(), TIME));
        return hours.from().equals(hours.to()) ? Optional.empty() : Optional.of(hours);
    }

    /** How long more of the same is waited for; zero where everything is told singly. */
    public Duration window() {
        return Duration.ofSeconds(batchSeconds);
    }

    /**
     * Whether a channel is to be told of it.
     *
     * @param tags of the channel: it is only for titles with one of these; empty for all
     * @param facts complete, see {@link org.magpie.media.history.NoticeFactsReader}
     */
    public boolean accepts(Set<String> tags, NoticeKind kind, Actor actor, NoticeFacts facts) {
        return wants(kind, actor)
                && (facts.titleId() == 0 || media.isEmpty() || media.contains(facts.media()))
                && (facts.titleId() == 0
                        || tags.isEmpty()
                        || facts.tags().stream().anyMatch(tags::contains))
                && (facts.instance().isEmpty() || instances.isEmpty() || namesInstance(facts.instance()));
    }

    /** Whether a channel may be to be told of it, by what is known without a look at the library. */
    boolean wants(NoticeKind kind, Actor actor) {
        return isWanted(kind)
                && kind.severity().compareTo(severity) >= 0
                && !(onlyUpgrades && kind == NoticeKind.IMPORTED)
                && !(notMine && actor.isPerson());
    }

    private boolean namesInstance(String name) {
        return instances.stream().anyMatch(name::equalsIgnoreCase);
    }

    private boolean isWanted(NoticeKind kind) {
        return events.isEmpty() ? USUAL_KINDS.contains(kind) : events.contains(ALL) || events.contains(kind.event());
    }

    /** Whether it is told in quiet hours too. */
    boolean passesQuiet(NoticeKind kind) {
        return failuresPass && kind.severity() == Severity.FAILURE;
    }
}
