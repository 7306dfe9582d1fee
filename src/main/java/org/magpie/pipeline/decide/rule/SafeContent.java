package org.magpie.pipeline.decide.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.Protocol;

/** No programs, nothing locked, and no archive where a file is offered. */
public final class SafeContent implements Rule {
    private static final Set<String> PROGRAMS = Set.of(
            "exe", "scr", "com", "bat", "cmd", "msi", "lnk", "vbs", "js", "jse", "wsf", "hta", "ps1", "pif", "cpl",
            "jar", "apk", "dmg", "sh", "zipx", "arj", "ace");
    private static final Set<String> ARCHIVES = Set.of("rar", "zip", "7z", "tar", "gz", "bz2", "xz");

    @Override
    public String key() {
        return "content";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (candidate.release().flags().contains("password")) {
            return Optional.of(new Refusal(key(), true, Message.of("decide.password")));
        }
        String file = candidate.release().fileName();
        for (String name : file == null
                ? List.of(candidate.release().name())
                : List.of(candidate.release().name(), file)) {
            String ending = ending(name);
            if (PROGRAMS.contains(ending)) {
                return Optional.of(new Refusal(key(), true, Message.of("decide.program", ending)));
            }
            if (ARCHIVES.contains(ending) && candidate.release().protocol() == Protocol.DIRECT) {
                return Optional.of(new Refusal(key(), true, Message.of("decide.archive", ending)));
            }
        }
        return Optional.empty();
    }

    private static String ending(String name) {
        int dot = name.strip().lastIndexOf('.');
        return dot < 0 ? "" : name.strip().substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
