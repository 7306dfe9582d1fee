package org.magpie.testing.names;

import java.util.ArrayList;
import java.util.List;

/** The house styles of films and series. */
final class VideoFamilies {
    private VideoFamilies() {}

    static List<NameFamily> all() {
        List<NameFamily> families = new ArrayList<>(List.of(
                new SceneEpisodes(),
                new SceneFilms(),
                new SeasonPackNames(),
                new PartialPackNames(),
                new BlankEpisodes(),
                new BracketFilms(),
                new ProgramFiles(),
                new ProgramFilms(),
                new DailyEpisodes(),
                new CountedEpisodes(),
                new WordSeasons(),
                new SpanishTrackers(),
                new RussianSeries(),
                new RussianFilms(),
                new KoreanEpisodes(),
                new EastAsianFansubs(),
                new EastAsianScene(),
                new AnimeEpisodes(),
                new AnimeExtras(),
                new AnimePacks(),
                new AlternativeTitles(),
                new LanguageLists(),
                new PlaylistEntries(),
                new OldReleases(),
                new LowerCaseNames(),
                new IndianReleases(),
                new MiniSeriesNames(),
                new PunctuatedTitles(),
                new RussianAnime(),
                new TrackerListings(),
                new JapaneseRaws(),
                new DubbedPacks()));
        for (String language : Dubs.languages()) {
            families.add(new DubbedEpisodes(language));
            families.add(new DubbedFilms(language));
        }
        return List.copyOf(families);
    }
}
