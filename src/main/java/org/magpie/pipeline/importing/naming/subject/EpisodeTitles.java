package org.magpie.pipeline.importing.naming.subject;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;

/** What the episodes of one file are called together. */
public final class EpisodeTitles {
    /** "(1)", "Part 2", ": Pt. 3" at the end: the same story in parts is named once. */
    private static final Pattern PART =
            Pattern.compile(":?\\s?(?:\\(\\d{1,4}\\)|\\b(?:Part|Pt\\.?)\\s?\\d{1,4})$", Pattern.CASE_INSENSITIVE);

    private EpisodeTitles() {}

    /** The different titles in order, without parts when there are several episodes. */
    public static List<String> of(List<EpisodeFacts> episodes) {
        if (episodes.size() < 2) {
            return episodes.stream().map(episode -> trimmed(episode.title())).toList();
        }
        Set<String> whole = new LinkedHashSet<>();
        Set<String> stories = new LinkedHashSet<>();
        for (EpisodeFacts episode : episodes) {
            String title = trimmed(episode.title());
            whole.add(title);
            String story = PART.matcher(title).replaceFirst("").strip();
            if (!story.isEmpty()) {
                stories.add(story);
            }
        }
        return List.copyOf(stories.isEmpty() ? whole : stories);
    }

    private static String trimmed(String title) {
        int end = title.length();
        while (end > 0 && " .?".indexOf(title.charAt(end - 1)) >= 0) {
            end--;
        }
        return title.substring(0, end);
    }
}
