package org.magpie.testing.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.pipeline.importing.organise.Organise;
import org.magpie.pipeline.importing.organise.OrganiseOptions;
import org.magpie.pipeline.importing.organise.OrganisePlan;
import org.magpie.pipeline.importing.organise.OrganiseScope;

/** Answers with the plan that it was given, and remembers what was started. */
public final class FakeOrganise implements Organise {
    private final Jobs jobs;
    public OrganisePlan plan = new OrganisePlan(List.of(), List.of(), 0);
    public final List<OrganisePlan> started = new ArrayList<>();
    public final List<OrganiseScope> scopes = new ArrayList<>();
    public Set<Path> left = Set.of();

    FakeOrganise(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public OrganisePlan plan(OrganiseScope scope, OrganiseOptions options, Set<Path> leftOut) {
        scopes.add(scope);
        left = leftOut;
        return new OrganisePlan(
                plan.lines().stream()
                        .filter(each -> !leftOut.contains(each.from()))
                        .toList(),
                plan.parts(),
                plan.asIs());
    }

    @Override
    public Job start(OrganisePlan chosen) {
        started.add(chosen);
        return jobs.start("organise", "1", "organise-1", progress -> {}).job();
    }
}
