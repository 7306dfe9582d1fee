package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import org.magpie.base.need.Need;
import org.magpie.base.need.Needs;

/** What waits for a person, made up; what is decided is noted and waits no longer. */
public final class FakeNeeds implements Needs {
    public final List<Need> open = new ArrayList<>();
    /** As "import/3 replace", with the candidate where there is one. */
    public final List<String> decided = new ArrayList<>();

    @Override
    public List<Need> open() {
        return List.copyOf(open);
    }

    @Override
    public int count() {
        return open.size();
    }

    @Override
    public void decide(Need.Key key, String action, String candidate) {
        decided.add((key + " " + action + " " + candidate).strip());
        open.removeIf(each -> each.key().equals(key));
    }
}
