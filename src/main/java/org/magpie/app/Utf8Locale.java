package org.magpie.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Sees to it that names outside of ASCII survive. On Linux Java reads arguments and names of files in the character set of the
 * locale that the process was started with, and nothing inside can change that; services, cron jobs and containers often have
 * none, and then every such name is lost. The launcher script sets a locale beforehand; who starts Java or the packaged program
 * without one is started again, in the same process ({@code execv}), under {@code C.UTF-8}.
 */
final class Utf8Locale {
    private static final String TRIED = "MAGPIE_LOCALE_TRIED";
    private static final String WANTED = "C.UTF-8";

    private Utf8Locale() {}

    /**
     * Returns only when there is nothing to do, or when nothing could be done.
     *
     * @return whether names are safe
     */
    static boolean ensure() {
        return ensure(System.getProperty("os.name"), System.getProperty("sun.jnu.encoding", ""), System.getenv());
    }

    private static boolean ensure(String system, String encoding, Map<String, String> environment) {
        if (isSafe(system, encoding)) {
            return true;
        }
        if (!environment.containsKey(TRIED)) {
            startAgain();
        }
        return false;
    }

    /** Windows and macOS keep names in Unicode whatever the locale. */
    static boolean isSafe(String system, String encoding) {
        return !system.toLowerCase(Locale.ROOT).startsWith("linux") || encoding.equalsIgnoreCase("UTF-8");
    }

    /** Comes back only where it could not be done; the arguments are handed on as the bytes that they are. */
    private static void startAgain() {
        try (Arena arena = Arena.ofConfined()) {
            byte[] words = Files.readAllBytes(Path.of("/proc/self/cmdline"));
            set(arena, "LC_ALL", WANTED);
            set(arena, TRIED, "1");
            call("execv", ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                    .invoke(arena.allocateFrom("/proc/self/exe"), pointers(arena, words));
        } catch (IOException | UnsupportedOperationException | IllegalCallerException failure) {
            // No /proc, or a Java that may not call the system: the caller says what a person can do.
            return;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void set(Arena arena, String name, String value) throws Throwable {
        call("setenv", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                .invoke(arena.allocateFrom(name), arena.allocateFrom(value), 1);
    }

    @SuppressWarnings("restricted") // the launcher and the packaged program allow it (--enable-native-access)
    private static MethodHandle call(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(UnsupportedOperationException::new),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }

    /**
     * @param words each with a zero behind it
     * @return {@code char**} with a null pointer behind the last
     */
    private static MemorySegment pointers(Arena arena, byte[] words) {
        MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, words);
        int count = 0;
        for (byte each : words) {
            count += each == 0 ? 1 : 0;
        }
        MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS, count + 1L);
        int start = 0;
        int word = 0;
        for (int at = 0; at < words.length; at++) {
            if (words[at] == 0) {
                pointers.setAtIndex(ValueLayout.ADDRESS, word, bytes.asSlice(start));
                word++;
                start = at + 1;
            }
        }
        pointers.setAtIndex(ValueLayout.ADDRESS, word, MemorySegment.NULL);
        return pointers;
    }
}
