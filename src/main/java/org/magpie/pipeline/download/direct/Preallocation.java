package org.magpie.pipeline.download.direct;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the room for a file from the disk before its bytes come, so that a full disk is found out at the start and the file is not
 * scattered. The file's length stays what it is (fallocate(2), FALLOC_FL_KEEP_SIZE): that length tells how far a download has come. Only
 * Linux has such a call that Java can reach; elsewhere nothing is taken and the room is counted instead.
 */
final class Preallocation {
    private static final Logger LOG = LoggerFactory.getLogger(Preallocation.class);
    private static final int WRITE_ONLY_CLOSE_ON_EXEC = 1 | 0x80000;
    private static final int KEEP_SIZE = 1;

    private final @Nullable Calls calls;

    private record Calls(MethodHandle open, MethodHandle fallocate, MethodHandle close) {}

    Preallocation() {
        calls = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") ? calls() : null;
    }

    @SuppressWarnings("restricted") // three calls whose shapes POSIX and Linux lay down
    private static @Nullable Calls calls() {
        try {
            Linker linker = Linker.nativeLinker();
            SymbolLookup system = linker.defaultLookup();
            Optional<MemorySegment> open = system.find("open");
            Optional<MemorySegment> fallocate = system.find("fallocate");
            Optional<MemorySegment> close = system.find("close");
            if (open.isEmpty() || fallocate.isEmpty() || close.isEmpty()) {
                return null;
            }
            return new Calls(
                    linker.downcallHandle(
                            open.get(),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                            Linker.Option.firstVariadicArg(2)),
                    linker.downcallHandle(
                            fallocate.get(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG)),
                    linker.downcallHandle(
                            close.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
        } catch (UnsupportedOperationException | IllegalCallerException notAllowed) {
            LOG.info("Room on the disk cannot be taken beforehand here: {}", notAllowed.getMessage());
            return null;
        }
    }

    /**
     * Takes room for the whole of an existing file.
     *
     * @param size bytes of the file once it is whole
     * @return whether the room is now the file's own
     */
    boolean reserve(Path file, long size) {
        Calls system = calls;
        if (system == null || size <= 0) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            int descriptor =
                    (int) system.open().invokeExact(arena.allocateFrom(file.toString()), WRITE_ONLY_CLOSE_ON_EXEC);
            if (descriptor < 0) {
                return false;
            }
            int failed = (int) system.fallocate().invokeExact(descriptor, KEEP_SIZE, 0L, size);
            int notClosed = (int) system.close().invokeExact(descriptor);
            return failed == 0 && notClosed == 0;
        } catch (Error | RuntimeException bug) {
            throw bug;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A call into the system threw", impossible);
        }
    }
}
