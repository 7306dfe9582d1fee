package org.magpie.base.error;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A short name for a bug that is the same on every machine and stays the same while the code around it changes, so that a
 * person can search for it: made from the classes of the failure and its causes and the topmost methods of Magpie's own code,
 * without line numbers and without texts.
 *
 * @param text such as {@code M-7KQ2PD}
 */
public record ErrorCode(String text) {
    /** Without those that are easily taken for another when read aloud. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 6;
    private static final int FRAMES = 3;

    public static ErrorCode of(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            trace.append(at.getClass().getName()).append('\n');
            frames(at).forEach(frame -> trace.append(frame).append('\n'));
        }
        byte[] hash = sha256(trace.toString());
        StringBuilder code = new StringBuilder("M-");
        for (int at = 0; at < LENGTH; at++) {
            code.append(LETTERS.charAt(Math.floorMod(hash[at], LETTERS.length())));
        }
        return new ErrorCode(code.toString());
    }

    /** Lambdas and generated classes are numbered again by each compiler run, so only their outer class counts. */
    private static List<String> frames(Throwable failure) {
        List<String> ours = Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.magpie."))
                .map(ErrorCode::stable)
                .distinct()
                .limit(FRAMES)
                .toList();
        return ours.isEmpty()
                ? Stream.of(failure.getStackTrace())
                        .map(ErrorCode::stable)
                        .limit(1)
                        .toList()
                : ours;
    }

    private static String stable(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (method.startsWith("lambda$")) {
            method = method.substring("lambda$".length()).replaceAll("\\$\\d+$", "");
        }
        return frame.getClassName().replaceAll("\\$.*$", "") + "#" + method;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every Java has SHA-256", failure);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
