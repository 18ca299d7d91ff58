namespace MovieNet.Cli.Generating;

/// <summary>What made-up movies are made of.</summary>
internal static class Words
{
    public static readonly string[] Adjectives =
    [
        "Amber", "Borrowed", "Broken", "Burning", "Crooked", "Distant", "Drowned", "Electric", "Empty", "Faithful", "Forgotten", "Frozen", "Golden",
        "Hidden", "Hollow", "Honest", "Last", "Lonely", "Lost", "Lucky", "Midnight", "Narrow", "Paper", "Patient", "Quiet", "Reluctant", "Restless",
        "Scarlet", "Second", "Silent", "Silver", "Sleepless", "Stolen", "Stubborn", "Tender", "Unfinished", "Velvet", "Wandering", "Wicked", "Winter",
    ];

    public static readonly string[] Nouns =
    [
        "Accountant", "Anchor", "Apartment", "Apprentice", "Balcony", "Bargain", "Beekeeper", "Bridge", "Captain", "Carousel", "Cartographer", "Clockmaker",
        "Compass", "Corridor", "Daughter", "Echo", "Elevator", "Envelope", "Factory", "Ferry", "Garden", "Ghost", "Harbour", "Harvest", "Heiress", "Horizon",
        "Inheritance", "Island", "Kingdom", "Lantern", "Letter", "Lighthouse", "Locksmith", "Machine", "Map", "Mirror", "Mountain", "Night Train", "Oath",
        "Orchard", "Passenger", "Piano", "Pilot", "Promise", "Railway", "Recipe", "River", "Secret", "Shadow", "Shepherd", "Signal", "Stranger", "Suitcase",
        "Tailor", "Telegram", "Tide", "Umbrella", "Violin", "Witness", "Window",
    ];

    public static readonly string[] Places =
    [
        "Antwerp", "Bergen", "Bologna", "Buenos Aires", "Cádiz", "Cairo", "Cork", "Dakar", "Gdańsk", "Glasgow", "Havana", "Helsinki", "Istanbul", "Kraków",
        "Kyoto", "Lagos", "Lima", "Lisbon", "Ljubljana", "Lyon", "Malmö", "Marseille", "Montréal", "Mumbai", "Nagasaki", "New Orleans", "Odesa", "Oaxaca",
        "Porto", "Reykjavík", "Riga", "São Paulo", "Seoul", "Shanghai", "Tangier", "Tbilisi", "Trieste", "Vienna", "Wellington", "Zürich",
    ];

    public static readonly string[] Times =
    [
        "A Sunday", "After Midnight", "An Afternoon", "Before Dawn", "Eleven O’Clock", "Five Days", "Half a Summer", "Late Autumn", "Monday Morning",
        "One Long Night", "Seven Winters", "The Day Before", "The Last Week", "Three Evenings", "Tomorrow",
    ];

    public static readonly string[] FirstNames =
    [
        "Ada", "Agnès", "Ahmed", "Aino", "Amara", "Anders", "Beatriz", "Bruno", "Camille", "Carlos", "Chiara", "Dalia", "Daniel", "Eero", "Elena", "Emeka",
        "Esther", "Fatima", "Felix", "Grace", "Hana", "Haruki", "Henrik", "Ines", "Ivan", "Jasmine", "Jonas", "Joséphine", "Kenji", "Lars", "Leila", "Louis",
        "Lucía", "Magda", "Marek", "Mina", "Nadia", "Noor", "Olga", "Omar", "Paola", "Pavel", "Priya", "Rafael", "Rosa", "Samuel", "Sofía", "Tariq", "Teresa",
        "Thandi", "Tomás", "Ursula", "Vera", "Viktor", "Wanda", "Yara", "Yusuf", "Zoë",
    ];

    public static readonly string[] LastNames =
    [
        "Abara", "Almeida", "Andersson", "Bakker", "Barros", "Beaumont", "Bergström", "Carvalho", "Castellano", "Chaudhary", "Dubois", "Eriksen", "Falk",
        "Ferrari", "Fontaine", "García", "Grimaldi", "Hashimoto", "Hoffmann", "Horváth", "Ibrahim", "Ishikawa", "Jansen", "Kaplan", "Kowalska", "Laurent",
        "Lindqvist", "MacLeod", "Marchetti", "Mbeki", "Mendoza", "Moreau", "Nakamura", "Navarro", "Novák", "O’Connell", "Okafor", "Ortega", "Papadakis",
        "Petrov", "Quiroga", "Rahman", "Ramírez", "Rossi", "Sándor", "Schreiber", "Silva", "Sørensen", "Takahashi", "Torres", "Usman", "Vasquez", "Virtanen",
        "Wójcik", "Wright", "Yıldız", "Zieliński",
    ];

    public static readonly string[] Genres =
    [
        "Action", "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family", "Fantasy", "History", "Horror", "Music", "Mystery", "Romance",
        "Sci-Fi", "Thriller", "War", "Western",
    ];

    public static readonly (string Country, string Language)[] Countries =
    [
        ("Argentina", "Spanish"), ("Brazil", "Portuguese"), ("Canada", "English"), ("Canada", "French"), ("Czech Republic", "Czech"), ("Denmark", "Danish"),
        ("Egypt", "Arabic"), ("Finland", "Finnish"), ("France", "French"), ("Germany", "German"), ("India", "Hindi"), ("Iran", "Persian"), ("Ireland", "English"),
        ("Italy", "Italian"), ("Japan", "Japanese"), ("Mexico", "Spanish"), ("Nigeria", "English"), ("Poland", "Polish"), ("South Korea", "Korean"),
        ("Spain", "Spanish"), ("Sweden", "Swedish"), ("Turkey", "Turkish"), ("United Kingdom", "English"), ("United States", "English"),
    ];

    public static readonly string[] Traits =
        ["bored", "brilliant", "cautious", "disgraced", "famous", "homesick", "newly married", "penniless", "quick-witted", "retired", "sleepless", "stubborn", "young"];

    public static readonly string[] Jobs =
        ["archivist", "baker", "detective", "ferryman", "forger", "harbour pilot", "judge", "nurse", "piano tuner", "postman", "radio operator", "surgeon", "teacher", "translator"];

    public static readonly string[] Deeds =
        ["comes home to", "follows a letter to", "hides in", "is sent to", "misses the last train out of", "opens a restaurant in", "searches for a brother in", "wakes up in", "walks to"];

    public static readonly string[] Turns =
    [
        "has been expecting somebody else", "keeps a list of everybody who leaves", "knows more than the police", "offers a bargain", "refuses to sell the house",
        "remembers it all differently", "will not speak of the fire", "has only one week left", "pretends to be a stranger", "wants the map back",
    ];
}
