package org.magpie.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.grab.Grabbing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the best of what was judged good; where it cannot be had, the next best. Safe for any number of threads. */
final class ReleaseGrabber {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseGrabber.class);

    private final Grabbing grabbing;
    private final Downloads downloads;
    private final Runnable look;

    /**
     * @param look has the downloads looked after soon
     */
    ReleaseGrabber(Grabbing grabbing, Downloads downloads, Runnable look) {
        this.grabbing = grabbing;
        this.downloads = downloads;
        this.look = look;
    }

    /**
     * Takes the best for every slot.
     *
     * @return how many were taken
     */
    int best(List<Decision> decisions, String correlation) {
        return takeBest(decisions, correlation).size();
    }

    /**
     * Takes the best for every slot.
     *
     * @return what was taken
     */
    List<Decision> takeBest(List<Decision> decisions, String correlation) {
        List<Decision> open = new ArrayList<>(decisions);
        Map<Long, Decision> taken = new LinkedHashMap<>();
        boolean again = true;
        while (again) {
            again = false;
            for (Decision best : Judge.choose(open)) {
                if (!taken.containsKey(best.id())) {
                    if (start(best, correlation)) {
                        taken.put(best.id(), best);
                    } else {
                        open.remove(best);
                        again = true;
                    }
                }
            }
        }
        if (!taken.isEmpty()) {
            look.run();
        }
        return List.copyOf(taken.values());
    }

    @SuppressWarnings("IllegalCatch") // as below
    private boolean start(Decision best, String correlation) {
        String name = best.candidate().release().name();
        try {
            return start(grabbing.take(best, correlation));
        } catch (UserException gone) {
            LOG.info("{} is not taken: {}", name, gone.message());
            return false;
        } catch (Throwable bug) {
            LOG.error("{} could not be taken ({})", name, ErrorCode.of(bug), bug);
            return false;
        }
    }

    /** Of the torrents that belong to a title of the library. */
    static Set<String> hashes(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.candidate().titleId() != 0)
                .flatMap(decision ->
                        Optional.ofNullable(decision.candidate().release().infoHash()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a client has taken it, or will. Whatever goes wrong with this one, what else a job has found is still taken.
     */
    @SuppressWarnings("IllegalCatch") // a bug, even an Error, costs this one release and not the titles that follow
    boolean start(Grab grab) {
        try {
            downloads.start(grab);
            return true;
        } catch (UserException refused) {
            LOG.info("{} could not be taken: {}", grab.release().name(), refused.message());
            return false;
        } catch (Throwable bug) {
            LOG.error("{} could not be taken ({})", grab.release().name(), ErrorCode.of(bug), bug);
            return false;
        }
    }
}
