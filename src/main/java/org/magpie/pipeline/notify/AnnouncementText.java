package org.magpie.pipeline.notify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.text.Texts;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.refresh.WatchLinks;

/** Puts the notices of one announcement into words: what is alike as a count, what went wrong in full. */
final class AnnouncementText {
    private static final int MOST_LINES = 20;
    private static final String PRODUCT = "Magpie";

    private final Texts texts;
    private final WatchLinks links;

    AnnouncementText(Texts texts, WatchLinks links) {
        this.texts = texts;
        this.links = links;
    }

    /** @param id of the announcement; at each attempt the same */
    Announcement of(String id, List<StoredNotice> notices) {
        StoredNotice first = notices.getFirst();
        return new Announcement(
                id,
                first.kind(),
                notices.stream()
                        .map(notice -> notice.kind().severity())
                        .max(Comparator.naturalOrder())
                        .orElse(Severity.INFO),
                first.happened(),
                heading(notices),
                text(notices),
                isOfOneTitle(notices) ? link(first.facts().titleId()) : Optional.empty(),
                isOfOneTitle(notices) ? first.facts().poster() : Optional.empty(),
                first.actor(),
                first.correlation(),
                notices.stream().map(StoredNotice::facts).toList());
    }

    private Optional<String> link(long titleId) {
        return links.of(titleId).stream().map(link -> link.page().toString()).findFirst();
    }

    private static boolean isOfOneTitle(List<StoredNotice> notices) {
        return notices.stream().map(AnnouncementText::title).distinct().count() == 1;
    }

    private static String title(StoredNotice notice) {
        return notice.facts().titleId() + "/" + notice.facts().title();
    }

    private String heading(List<StoredNotice> notices) {
        if (isOfOneTitle(notices)) {
            NoticeFacts facts = notices.getFirst().facts();
            return facts.title().isBlank() ? PRODUCT : named(facts);
        }
        return texts.get("notices.heading.many", PRODUCT, notices.size());
    }

    private static String named(NoticeFacts facts) {
        return facts.year() == 0 ? facts.title() : facts.title() + " (" + facts.year() + ")";
    }

    private String text(List<StoredNotice> notices) {
        if (notices.size() == 1) {
            return said(notices.getFirst());
        }
        if (isOfOneTitle(notices)) {
            return String.join("\n", bounded(ofOneTitle(notices), List.of()));
        }
        List<String> wrong = new ArrayList<>();
        List<String> well = new ArrayList<>();
        Map<String, List<StoredNotice>> titles = notices.stream()
                .collect(Collectors.groupingBy(AnnouncementText::title, LinkedHashMap::new, Collectors.toList()));
        titles.values().forEach(ofTitle -> {
            List<String> target = isWrong(ofTitle) ? wrong : well;
            if (ofTitle.size() == 1) {
                target.add(said(ofTitle.getFirst()));
            } else {
                NoticeFacts facts = ofTitle.getFirst().facts();
                String before = facts.title().isBlank() ? "" : named(facts) + ": ";
                List<String> lines = new ArrayList<>(ofOneTitle(ofTitle));
                lines.set(0, before + lines.getFirst());
                target.addAll(lines);
            }
        });
        List<String> all = new ArrayList<>();
        all.add(counts(notices));
        all.addAll(bounded(wrong, well));
        return String.join("\n", all);
    }

    private static boolean isWrong(List<StoredNotice> notices) {
        return notices.stream().anyMatch(AnnouncementText::isWrong);
    }

    private static boolean isWrong(StoredNotice notice) {
        return notice.kind().severity().compareTo(Severity.WARNING) >= 0;
    }

    private String said(StoredNotice notice) {
        return texts.say(notice.said());
    }

    /** What went wrong goes first, since what is too much is left out at the end. */
    private List<String> bounded(List<String> wrong, List<String> well) {
        List<String> all = new ArrayList<>(wrong);
        all.addAll(well);
        if (all.size() <= MOST_LINES) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST_LINES));
        some.add(texts.get("notices.more", all.size() - MOST_LINES));
        return some;
    }

    private List<String> ofOneTitle(List<StoredNotice> notices) {
        List<String> lines = new ArrayList<>();
        boolean isHealth = notices.stream()
                .allMatch(notice ->
                        notice.kind() == NoticeKind.HEALTH_ISSUE || notice.kind() == NoticeKind.HEALTH_RESTORED);
        if (isHealth) {
            return health(notices);
        }
        boolean isImport = notices.stream().allMatch(AnnouncementText::isOfImport);
        lines.add(isImport ? filed(notices) : counts(notices));
        Set<String> details = new LinkedHashSet<>();
        for (StoredNotice notice : notices) {
            if (!isImport || isWrong(notice)) {
                details.add(said(notice));
            }
        }
        lines.addAll(details);
        return lines;
    }

    private static boolean isOfImport(StoredNotice notice) {
        return notice.kind() == NoticeKind.IMPORTED
                || notice.kind() == NoticeKind.UPGRADED
                || notice.kind() == NoticeKind.IMPORT_BLOCKED;
    }

    /** Each check as it stands now, and how often it came and went. */
    private List<String> health(List<StoredNotice> notices) {
        Map<String, List<StoredNotice>> checks = notices.stream()
                .collect(Collectors.groupingBy(
                        notice -> notice.facts().check(), LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        for (List<StoredNotice> check : checks.values()) {
            String now = said(check.getLast());
            long issues = check.stream()
                    .filter(notice -> notice.kind() == NoticeKind.HEALTH_ISSUE)
                    .count();
            lines.add(check.size() > 1 ? texts.get("notices.flapping", now, issues) : now);
        }
        return lines;
    }

    /** "Season 2: 23 of 24 filed, 1 needs you". A download that waits names all that it was to bring, of which some has come in. */
    private String filed(List<StoredNotice> notices) {
        Set<Object> filed = new HashSet<>();
        Set<Object> missing = new HashSet<>();
        for (StoredNotice notice : notices) {
            (notice.kind() == NoticeKind.IMPORT_BLOCKED ? missing : filed).addAll(subjects(notice));
        }
        missing.removeAll(filed);
        long waiting = notices.stream()
                .filter(notice -> notice.kind() == NoticeKind.IMPORT_BLOCKED)
                .count();
        int needed = waiting == 0 ? 0 : Math.max(1, missing.size());
        int total = filed.size() + needed;
        Set<Integer> seasons = notices.stream()
                .flatMap(notice -> notice.facts().items().stream())
                .map(NoticeFacts.Item::season)
                .collect(Collectors.toSet());
        boolean isSeason = seasons.size() == 1 && seasons.iterator().next() >= 0;
        return isSeason
                ? texts.get(
                        "notices.filed.season",
                        String.valueOf(seasons.iterator().next()),
                        filed.size(),
                        total,
                        needed)
                : texts.get("notices.filed", filed.size(), total, needed);
    }

    private static Set<Object> subjects(StoredNotice notice) {
        if (notice.facts().items().isEmpty()) {
            return Set.of("notice " + notice.id());
        }
        return notice.facts().items().stream().map(NoticeFacts.Item::id).collect(Collectors.toSet());
    }

    /** "Filed: 5, download failed: 1". */
    private String counts(List<StoredNotice> notices) {
        Map<NoticeKind, Integer> counts = new EnumMap<>(NoticeKind.class);
        notices.forEach(notice -> counts.merge(notice.kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> texts.get(
                        "notices.count",
                        texts.get("plug.channel.events." + count.getKey().event()),
                        count.getValue()))
                .collect(Collectors.joining(", "));
    }
}
