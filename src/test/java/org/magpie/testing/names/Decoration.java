package org.magpie.testing.names;

/** What indexers and sites put around a name, which changes nothing of what it says. */
final class Decoration {
    private Decoration() {}

    /** The same release, in one of four cases with something around its name. */
    static GeneratedName of(Pick pick, GeneratedName bare) {
        String name = bare.name();
        String around = switch (pick.number(0, 39)) {
            case 0 -> name + ".mkv";
            case 1 -> name + "[rartv]";
            case 2 -> name + "[TGx]";
            case 3 -> name + " [eztv]";
            case 4 -> name + "-Obfuscated";
            case 5 -> "www.torrents.org - " + name;
            case 6 -> "[ www.torrents.com ] " + name;
            case 7 -> name + " / TV / " + pick.of("720p", "1080p", "2160p") + " / " + size(pick) + " / Freeleech!";
            case 8 -> name + " / " + size(pick) + " / " + pick.number(10, 100) + "% Capped Discount!";
            case 9 -> name + ".nzb";
            default -> name;
        };
        return new GeneratedName(bare.kind(), around, bare.expected());
    }

    static String size(Pick pick) {
        return "%d.%02d %s".formatted(pick.number(0, 40), pick.number(0, 99), pick.of("GiB", "GB", "MiB"));
    }
}
