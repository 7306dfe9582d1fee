package org.magpie.ui.history;

import org.magpie.base.event.Events;
import org.magpie.pipeline.notify.NoticesChanged;
import org.magpie.ui.kit.place.Context;

/** Opens the list of what was sent to channels beside whatever screen is shown. */
public final class NoticeDrawer {
    private NoticeDrawer() {}

    /** @param channel of which only is shown; 0 for all */
    public static void open(Context context, long channel) {
        NoticeListViewModel notices = new NoticeListViewModel(context);
        notices.channelProperty().set(channel);
        Events.Subscription changes = context.services()
                .events()
                .listen(NoticesChanged.class, change -> context.background().onWindow(notices::refresh));
        notices.refresh();
        context.drawer()
                .openWide(
                        context.text("notices.list.title"),
                        new NoticeList(context, notices).root(),
                        null,
                        changes::close);
    }
}
