package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process takes.
 *
 * @param resident bytes of the machine's memory (VmRSS), 0 where the system does not tell so
 * @param living bytes of objects that are in use, and of buffers outside of the heap
 */
record Memory(long resident, long living) {
    static Memory now() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new Memory(residentNow(), heap + buffers);
    }

    static Memory read(String line) {
        String[] words = line.split(" ");
        return new Memory(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    Memory max(Memory other) {
        return new Memory(Math.max(resident, other.resident), Math.max(living, other.living));
    }

    private static long residentNow() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return resident + " " + living;
    }
}
