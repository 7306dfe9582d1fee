package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;

/** A process that gives each of many files the next one's name and may be killed at any moment. Arguments: folder, how many files. */
final class KilledOrganise {
    private KilledOrganise() {}

    static String name(int number) {
        return "Season 01/E%03d".formatted(number);
    }

    public static void main(String[] arguments) {
        int files = Integer.parseInt(arguments[1]);
        try (OrganiseFixture fixture = new OrganiseFixture(Path.of(arguments[0]))) {
            long series = fixture.series();
            for (int at = 0; at < files; at++) {
                fixture.episode(series, at + 1, name(at) + ".mkv", name((at + 1) % files));
            }
            OrganisePlan plan = fixture.plan(series);
            System.out.println("begun");
            fixture.carryOut(plan);
            System.out.println("done");
        }
    }
}
