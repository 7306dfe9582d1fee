package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.StoredFormat;

/** Custom formats in memory. */
public final class FakeFormats implements CustomFormats {
    private List<StoredFormat> formats = List.of();
    private long next = 1;

    @Override
    public synchronized List<StoredFormat> all() {
        return formats;
    }

    @Override
    public synchronized List<StoredFormat> saveAll(Collection<StoredFormat> changed) {
        List<StoredFormat> saved = new ArrayList<>();
        List<StoredFormat> now = new ArrayList<>(formats);
        for (StoredFormat each : changed) {
            long id = each.id() == 0 ? next++ : each.id();
            StoredFormat stored = new StoredFormat(id, each.kind(), each.format(), each.origin());
            now.removeIf(known -> known.id() == id);
            now.add(stored);
            saved.add(stored);
        }
        now.sort(Comparator.comparing(StoredFormat::kind)
                .thenComparing(StoredFormat::name, String.CASE_INSENSITIVE_ORDER));
        formats = List.copyOf(now);
        return saved;
    }

    @Override
    public synchronized void delete(long id) {
        formats = formats.stream().filter(format -> format.id() != id).toList();
    }
}
