package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.KeptFormat;

/** Custom formats in memory. */
public final class FakeFormats implements CustomFormats {
    private List<KeptFormat> formats = List.of();
    private long next = 1;

    @Override
    public synchronized List<KeptFormat> all() {
        return formats;
    }

    @Override
    public synchronized List<KeptFormat> saveAll(Collection<KeptFormat> changed) {
        List<KeptFormat> saved = new ArrayList<>();
        List<KeptFormat> now = new ArrayList<>(formats);
        for (KeptFormat each : changed) {
            long id = each.id() == 0 ? next++ : each.id();
            KeptFormat stored = new KeptFormat(id, each.kind(), each.format(), each.origin());
            now.removeIf(known -> known.id() == id);
            now.add(stored);
            saved.add(stored);
        }
        now.sort(Comparator.comparing(KeptFormat::kind).thenComparing(KeptFormat::name, String.CASE_INSENSITIVE_ORDER));
        formats = List.copyOf(now);
        return saved;
    }

    @Override
    public synchronized void delete(long id) {
        formats = formats.stream().filter(format -> format.id() != id).toList();
    }
}
