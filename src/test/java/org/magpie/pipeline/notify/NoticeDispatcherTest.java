package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.text.Texts;
import org.magpie.media.history.Notice;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;

/** What a short command has caused is told before it ends. */
class NoticeDispatcherTest {
    private record NoSettings() {}

    @Test
    void itsEndWaitsForWhatIsBeingSent() throws Exception {
        Events events = new Events();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayArrive = new CountDownLatch(1);
        AtomicBoolean arrived = new AtomicBoolean();
        NoticeDispatcher dispatcher = new NoticeDispatcher(
                providers(announcement -> {
                    begun.countDown();
                    try {
                        assertThat(mayArrive.await(10, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException early) {
                        Thread.currentThread().interrupt();
                    }
                    arrived.set(true);
                    return ChannelAnswer.NONE;
                }),
                events,
                () -> new Texts(Locale.ENGLISH),
                Clock.systemUTC());
        events.publish(new Notice.DownloadFailed(1, "A", "A-GRP", "c", Actor.WINDOW, Message.of("x")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        mayArrive.countDown();
        dispatcher.close();
        assertThat(arrived).isTrue();
    }

    private static Providers providers(Channel channel) {
        Definition<NoSettings> definition =
                new Definition<>(1, "test", ProviderKind.CHANNEL, "Test", true, 1, Set.of(), new NoSettings());
        Opened<Channel> opened = new Opened<>(definition, channel);
        return (Providers) Proxy.newProxyInstance(
                Providers.class.getClassLoader(), new Class<?>[] {Providers.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        return List.of(opened);
                    }
                    @SuppressWarnings("unchecked")
                    Function<Channel, Object> work = (Function<Channel, Object>) arguments[1];
                    return work.apply(channel);
                });
    }
}
