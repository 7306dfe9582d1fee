package org.magpie.testing.ui;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.importing.recycle.Recycle;

/** Empty. */
public final class FakeRecycle implements Recycle {
    @Override
    public List<Item> list() {
        return List.of();
    }

    @Override
    public List<Amount> amounts() {
        return List.of();
    }

    @Override
    public Message restore(long id) {
        return Message.of("recycle.restored", "");
    }

    @Override
    public int empty(Progress progress) {
        return 0;
    }
}
