package org.magpie.pipeline.search.indexer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.magpie.base.text.XmlElement;

/**
 * What a Newznab or Torznab server can do.
 *
 * @param server its name, may be empty
 * @param pageSize the most items it gives at once, 1 to 1,000
 * @param modes search functions by their name in the document ("search", "tv-search", "movie-search" …) to the parameters they
 *     take; those that are not available are left out
 */
public record NewznabCaps(String server, int pageSize, Map<String, Set<String>> modes) {
    private static final int USUAL_PAGE = 100;

    /** What every server can do that tells nothing of itself (Torznab revision 1.1). */
    public static final NewznabCaps LEAST = new NewznabCaps("", USUAL_PAGE, Map.of("search", Set.of("q")));

    public NewznabCaps {
        modes = Map.copyOf(modes);
    }

    public static NewznabCaps read(XmlElement root) {
        Map<String, Set<String>> modes = new HashMap<>();
        root.first("searching").map(XmlElement::children).orElse(List.of()).stream()
                .filter(mode -> mode.attribute("available").equalsIgnoreCase("yes"))
                .forEach(mode -> modes.put(mode.name(), parameters(mode)));
        int most = root.first("limits")
                .map(limits -> FeedText.count(limits.attribute("max")))
                .orElse(-1);
        String server = root.first("server").map(NewznabCaps::name).orElse("");
        return new NewznabCaps(
                server, most < 1 ? USUAL_PAGE : Math.min(most, 1_000), modes.isEmpty() ? LEAST.modes : modes);
    }

    /** Whether the function is there and takes the parameter. */
    boolean takes(String mode, String parameter) {
        return modes.getOrDefault(mode, Set.of()).contains(parameter);
    }

    private static String name(XmlElement server) {
        String title = server.attribute("title");
        return title.length() > 100 ? title.substring(0, 100) : title;
    }

    private static Set<String> parameters(XmlElement mode) {
        String stated = mode.attribute("supportedparams");
        if (stated.isEmpty()) {
            return switch (mode.name()) {
                case "tv-search" -> Set.of("q", "rid", "season", "ep");
                case "movie-search" -> Set.of("q", "imdbid");
                default -> Set.of("q");
            };
        }
        Set<String> parameters = new HashSet<>();
        for (String parameter : stated.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            parameters.add(parameter);
        }
        return Set.copyOf(parameters);
    }
}
