package org.magpie.catalog.demo;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes up names of films, series and people that could be. The same random numbers make the same names. */
final class DemoNames {
    private static final List<String> ADJECTIVES = List.of(
            "Amber",
            "Ancient",
            "Blue",
            "Borrowed",
            "Bright",
            "Broken",
            "Burning",
            "Careless",
            "Crimson",
            "Crooked",
            "Distant",
            "Drifting",
            "Early",
            "Electric",
            "Empty",
            "Endless",
            "Faded",
            "Final",
            "First",
            "Forgotten",
            "Fragile",
            "Frozen",
            "Gentle",
            "Golden",
            "Hidden",
            "Hollow",
            "Honest",
            "Hungry",
            "Invisible",
            "Iron",
            "Last",
            "Late",
            "Little",
            "Lonely",
            "Long",
            "Lost",
            "Loud",
            "Midnight",
            "Missing",
            "Northern",
            "Painted",
            "Paper",
            "Patient",
            "Pale",
            "Perfect",
            "Quiet",
            "Red",
            "Restless",
            "Rusty",
            "Salted",
            "Second",
            "Secret",
            "Silent",
            "Silver",
            "Sleeping",
            "Slow",
            "Southern",
            "Stolen",
            "Strange",
            "Stubborn",
            "Sunken",
            "Tender",
            "Thirteenth",
            "Tidal",
            "Unwritten",
            "Velvet",
            "Wandering",
            "Western",
            "White",
            "Wild",
            "Winter",
            "Wooden",
            "Yellow");
    private static final List<String> NOUNS = List.of(
            "Album",
            "Archive",
            "Atlas",
            "Bakery",
            "Balcony",
            "Beacon",
            "Bicycle",
            "Birds",
            "Bridge",
            "Calendar",
            "Carousel",
            "Cartographer",
            "Ceiling",
            "Chapel",
            "Clockmaker",
            "Coast",
            "Compass",
            "Courier",
            "Crossing",
            "Detour",
            "Diary",
            "Dollhouse",
            "Engine",
            "Expedition",
            "Ferry",
            "Festival",
            "Fields",
            "Flood",
            "Forecast",
            "Forest",
            "Garden",
            "Ghost",
            "Glacier",
            "Harbour",
            "Harvest",
            "Heir",
            "Horizon",
            "Hotel",
            "Hunter",
            "Island",
            "Journey",
            "Junction",
            "Kitchen",
            "Lake",
            "Lantern",
            "Letter",
            "Library",
            "Lighthouse",
            "Machine",
            "Map",
            "Market",
            "Meridian",
            "Mill",
            "Mirror",
            "Moon",
            "Motel",
            "Mountain",
            "Museum",
            "Neighbour",
            "Night",
            "Observatory",
            "Ocean",
            "Orchard",
            "Orchestra",
            "Passenger",
            "Photograph",
            "Piano",
            "Pilot",
            "Planet",
            "Portrait",
            "Postcard",
            "Promise",
            "Quarry",
            "Radio",
            "Railway",
            "Rain",
            "Reunion",
            "River",
            "Road",
            "Rooftop",
            "School",
            "Season",
            "Shadow",
            "Ship",
            "Signal",
            "Snow",
            "Song",
            "Station",
            "Stranger",
            "Suitcase",
            "Summer",
            "Theatre",
            "Tide",
            "Tower",
            "Train",
            "Translator",
            "Treasure",
            "Valley",
            "Village",
            "Visitor",
            "Voyage",
            "Wedding",
            "Well",
            "Window",
            "Witness",
            "Workshop");
    private static final Set<String> MANY = Set.of("Birds", "Fields", "Rain", "Snow");
    private static final List<String> PLACES = List.of(
            "Aldermoor",
            "Brackwater",
            "Calder Point",
            "Dunmarsh",
            "Eastferry",
            "Fallowfield",
            "Greyhaven",
            "Harrowdale",
            "Inverlock",
            "Juniper Hill",
            "Kestrel Bay",
            "Larkspur",
            "Marrow Lane",
            "Nettlebridge",
            "Old Quay",
            "Pinewater",
            "Quillon",
            "Ravensford",
            "Saltmere",
            "Thornwick",
            "Underhill",
            "Vesper Street",
            "Westerby",
            "Yarrow");
    private static final List<String> PEOPLE = List.of(
            "Ada", "Bela", "Clara", "Dmitri", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jonas", "Katya", "Leander",
            "Mira", "Nils", "Oona", "Pavel", "Quentin", "Rosa", "Sana", "Tomas", "Ulla", "Viktor", "Wanda", "Yusuf",
            "Zoe");
    private static final List<String> GENRES = List.of(
            "Adventure",
            "Animation",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Family",
            "Fantasy",
            "History",
            "Mystery",
            "Romance",
            "Science Fiction",
            "Thriller");

    private final Random random;

    DemoNames(Random random) {
        this.random = random;
    }

    String title() {
        return switch (random.nextInt(7)) {
            case 0 -> "The " + any(ADJECTIVES) + " " + any(NOUNS);
            case 1 -> any(ADJECTIVES) + " " + any(NOUNS);
            case 2 -> "The " + any(NOUNS) + " of " + any(PLACES);
            case 3 -> any(PEOPLE) + " and the " + any(NOUNS);
            case 4 -> any(PEOPLE) + "'s " + any(NOUNS);
            case 5 -> withArticle(any(NOUNS)) + " in " + any(PLACES);
            default -> any(NOUNS) + " at " + any(PLACES);
        };
    }

    String episode() {
        return switch (random.nextInt(4)) {
            case 0 -> "The " + any(NOUNS);
            case 1 -> any(ADJECTIVES) + " " + any(NOUNS);
            case 2 -> any(PEOPLE);
            default -> "Back to " + any(PLACES);
        };
    }

    String overview(String title) {
        return any(PEOPLE) + " comes to " + any(PLACES) + " looking for "
                + withArticle(any(NOUNS)).toLowerCase(java.util.Locale.ROOT) + " and finds " + any(PEOPLE) + ". "
                + title
                + " is made up, like everything in this library.";
    }

    String genre() {
        return any(GENRES);
    }

    /** "An Archive", "A Bakery", but "Birds": what is many, or cannot be counted, has no article. */
    private static String withArticle(String noun) {
        if (MANY.contains(noun)) {
            return noun;
        }
        boolean soundsLikeVowel = "AEIO".indexOf(noun.charAt(0)) >= 0 || noun.equals("Heir");
        return (soundsLikeVowel ? "An " : "A ") + noun;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
