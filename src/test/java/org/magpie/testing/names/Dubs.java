package org.magpie.testing.names;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the groups of one language say what a release is spoken in. */
final class Dubs {
    /**
     * One way to say it.
     *
     * @param text with dots between the words
     * @param languages English names; empty where only subtitles are meant
     */
    record Dub(String text, Set<String> languages) {}

    private static final Map<String, List<Dub>> BY_LANGUAGE = Map.of(
            "german",
            List.of(
                    dub("German", "German"),
                    dub("GERMAN", "German"),
                    dub("German.DL", "German", "Original"),
                    dub("GERMAN.DL", "German", "Original"),
                    dub("German.ML", "German", "Original", "English"),
                    dub("German.Dubbed", "German"),
                    dub("German.Dubbed.DL", "German", "Original")),
            "french",
            List.of(
                    dub("FRENCH", "French"),
                    dub("TRUEFRENCH", "French"),
                    dub("French", "French"),
                    dub("VFF", "French"),
                    dub("VFQ", "French"),
                    dub("MULTi.VFF", "French"),
                    dub("MULTi.VF2", "French"),
                    dub("MULTi.TRUEFRENCH", "French"),
                    dub("MULTi"),
                    dub("VOSTFR"),
                    dub("SUBFRENCH")),
            "italian",
            List.of(
                    dub("iTALiAN", "Italian"),
                    dub("ITALIAN", "Italian"),
                    dub("iTA", "Italian"),
                    dub("ITA.ENG", "Italian", "English"),
                    dub("ITA-ENG", "Italian", "English"),
                    dub("iTALiAN.ENGLiSH", "Italian", "English")),
            "spanish",
            List.of(
                    dub("SPANiSH", "Spanish"),
                    dub("SPANISH", "Spanish"),
                    dub("CASTELLANO", "Spanish"),
                    dub("LATiNO", "Spanish (Latino)"),
                    dub("Spanish.English", "Spanish", "English"),
                    dub("ESP.ENG", "Spanish", "English")),
            "nordic",
            List.of(
                    dub("SWEDiSH", "Swedish"),
                    dub("DANiSH", "Danish"),
                    dub("NORWEGiAN", "Norwegian"),
                    dub("FiNNiSH", "Finnish"),
                    dub("NORDiC"),
                    dub("SWEDISH", "Swedish"),
                    dub("iCELANDiC", "Icelandic")),
            "dutch",
            List.of(
                    dub("DUTCH", "Dutch"),
                    dub("Dutch", "Dutch"),
                    dub("FLEMISH", "Flemish"),
                    dub("FLEMiSH", "Flemish"),
                    dub("NLSUBBED")),
            "polish",
            List.of(
                    dub("POLISH", "Polish"),
                    dub("PL", "Polish"),
                    dub("PLDUB", "Polish"),
                    dub("LEKTOR.PL", "Polish"),
                    dub("DUBBING.PL", "Polish"),
                    dub("POL.ENG", "Polish", "English"),
                    dub("PLSUB")),
            "portuguese",
            List.of(
                    dub("PORTUGUESE", "Portuguese"),
                    dub("PORTUGUESE.ENGLISH", "Portuguese", "English"),
                    dub("DUBLADO", "Portuguese (Brazil)"),
                    dub("PT-BR", "Portuguese (Brazil)"),
                    dub("LEGENDADO")),
            "other",
            List.of(
                    dub("HUNGARiAN", "Hungarian"),
                    dub("HUN", "Hungarian"),
                    dub("HUN.ENG", "Hungarian", "English"),
                    dub("CZECH", "Czech"),
                    dub("CZ", "Czech"),
                    dub("SK.CZ", "Slovak", "Czech"),
                    dub("TURKISH", "Turkish"),
                    dub("KOREAN", "Korean"),
                    dub("JAPANESE", "Japanese"),
                    dub("HINDI", "Hindi"),
                    dub("Hindi.English", "Hindi", "English"),
                    dub("Tamil.Telugu.Hindi", "Tamil", "Telugu", "Hindi"),
                    dub("RUSSIAN", "Russian"),
                    dub("UKRAINIAN", "Ukrainian"),
                    dub("ROMANIAN", "Romanian"),
                    dub("HEBREW", "Hebrew"),
                    dub("GREEK", "Greek"),
                    dub("THAI", "Thai"),
                    dub("ARABIC", "Arabic"),
                    dub("VIETNAMESE", "Vietnamese"),
                    dub("CHINESE", "Chinese"),
                    dub("SERBIAN", "Serbian"),
                    dub("CROATIAN", "Croatian"),
                    dub("CATALAN", "Catalan")));

    private Dubs() {}

    private static Dub dub(String text, String... languages) {
        return new Dub(text, Set.of(languages));
    }

    static Dub of(String language, Pick pick) {
        return pick.one(BY_LANGUAGE.getOrDefault(language, List.of()));
    }

    /** The languages that have groups of their own here. */
    static List<String> languages() {
        return List.of("german", "french", "italian", "spanish", "nordic", "dutch", "polish", "portuguese", "other");
    }
}
