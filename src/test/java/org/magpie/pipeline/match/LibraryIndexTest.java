package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.magpie.base.event.Events;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleName;

class LibraryIndexTest {
    private final Events events = new Events();
    private final AtomicInteger wholeReadings = new AtomicInteger();
    private List<TitleName> names = List.of(name(1, "One"), name(2, "Two"));
    private final LibraryIndex index = new LibraryIndex(
            () -> {
                wholeReadings.incrementAndGet();
                return names;
            },
            ids -> names.stream().filter(name -> ids.contains(name.id())).toList(),
            events);

    @Test
    void staysWhileOnlyFilesChange() {
        TitleIndex first = index.get();
        events.publish(new LibraryChanged(Set.of(1L)));

        assertThat(index.get()).isSameAs(first);
        assertThat(wholeReadings).hasValue(1);
    }

    @Test
    void isMadeAnewWhenATitleIsCalledOtherwiseComesOrGoes() {
        index.get();
        names = List.of(name(1, "Uno"), name(2, "Two"));
        events.publish(new LibraryChanged(Set.of(1L)));
        assertThat(index.get().byName(MediaKind.MOVIE, "Uno")).containsOnlyKeys(1L);

        names = List.of(name(1, "Uno"), name(2, "Two"), name(3, "Three"));
        events.publish(new LibraryChanged(Set.of(3L)));
        assertThat(index.get().size()).isEqualTo(3);

        names = List.of(name(1, "Uno"));
        events.publish(new LibraryChanged(Set.of(2L, 3L)));
        assertThat(index.get().size()).isEqualTo(1);
        assertThat(wholeReadings).hasValue(4);
    }

    @Test
    void isMadeAnewWhenAnythingMayHaveChanged() {
        TitleIndex first = index.get();
        events.publish(new LibraryChanged(Set.of()));

        assertThat(index.get()).isNotSameAs(first);
    }

    private static TitleName name(long id, String name) {
        return new TitleName(id, MediaKind.MOVIE, name, 2001, List.of(), Map.of());
    }
}
