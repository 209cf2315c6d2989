"""Stale phrases in German and Dutch."""

from contributors.bios.rules.shape import Rules

GERMAN = Rules(
    numbers={
        **{"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10},
        **{"elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17},
        **{"achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "fünfundzwanzig": 25, "dreißig": 30, "dreissig": 30},
        "vierzig": 40,
    },
    # "{n} Jahre" is the nominative that a living fact prints; "seit 17 Jahren" is a dative that it can't.
    durations=(r"{n} Jahre",),
    inflected=(
        r"seit (?:über |mehr als |fast |rund |gut |nahezu )?{n} Jahren",
        r"{n}[ -]?jährige[rnms]? (?=Erfahrung|Tätigkeit)",
    ),
    decades=(
        r"(?:seit )?(?:über |mehr als |fast |rund |gut )?(?:ein(?:em|er|es)?|{n}) (?:Jahrzehnt(?:en?|s)?|Dekaden?)",
        r"seit Jahrzehnten|seit vielen Jahren",
    ),
    ended=(
        r"(?:arbeitete|lebte|verbrachte|war|leitete|unterrichtete|schrieb|berichtete)(?: [\w-]+){0,8}? ",
        r"(?:alle|nach|binnen|in|innerhalb von) ",
        r"(?:ersten|nächsten|kommenden) ",
    ),
    following=(r" (?:alt|später|zuvor|danach|jünger|älter|lang war)\b", r" (?:Haft|Gefängnis)\b"),
    vague=(r"(?:fast|beinahe|knapp|nahezu|bis zu) ",),
    ages=(
        r"{n}[ -]?jährige[rnms]?",
        r"{n} Jahre alt",
        r"(?:Jahre alt|im Alter von {n} Jahren)",
        r"(?:ist|wird) {n}(?=[.,;])",
    ),
    agos=(r"vor (?:über |mehr als |fast |rund |gut )?{n} Jahren",),
    relative=(
        r"vor (?:kurzem|einem Jahr|einigen (?:Jahren|Monaten)|{n} (?:Monaten|Wochen))",
        r"(?:letzte[smnr]?|vergangene[smnr]?|nächste[smnr]?|kommende[smnr]?|diese[smnr]?) "
        r"(?:Jahr(?:es)?|Monat|Woche|Frühjahr|Frühling|Sommer|Herbst|Winter)",
        r"kürzlich|neulich|jüngst|demnächst|bald|in Kürze|vor Kurzem",
        r"(?:neue[smnr]?|neueste[smnr]?|nächste[smnr]?|kommende[smnr]?) (?:Buch|Roman|Album|Film|Sachbuch|Band)",
        r"(?:wird|soll) (?:\w+ ){0,4}?(?:erscheinen|veröffentlichen|veröffentlicht)",
    ),
    current=(
        r"derzeit|zurzeit|zur Zeit|aktuell|momentan|gegenwärtig|heute|im Moment|mittlerweile|inzwischen|gerade|nun",
        r"arbeitet (?:\w+ )?an (?:einem|einer|ihrem|seinem|ihrer|seiner)",
        r"(?:studiert|promoviert|volontiert)|(?:Doktorand|Student|Volontär|Praktikant)(?:in)?|Studierende[r]?",
    ),
)

DUTCH = Rules(
    numbers={
        **{"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10},
        **{"elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17},
        **{"achttien": 18, "negentien": 19, "twintig": 20, "vijfentwintig": 25, "dertig": 30, "veertig": 40},
    },
    durations=(r"{n} jaar", r"{n} jaren"),
    decades=(r"(?:al )?(?:meer dan |ruim |bijna |ongeveer )?(?:een decennium|tientallen jaren|{n} decennia)",),
    ended=(
        r"(?:werkte|woonde|was|leidde|schreef|gaf)(?: [\w-]+){0,8}? ",
        r"(?:na|om de|elke|binnen|in|over) ",
        r"(?:eerste|komende|volgende) ",
    ),
    following=(r" (?:oud|geleden|later|eerder|jonger|ouder|cel|gevangenis)\b",),
    vague=(r"(?:bijna|haast|zo'n|tot) ",),
    ages=(r"{n}[ -]jarige", r"{n} jaar oud", r"{n}-jarige", r"(?:is|wordt) {n}(?=[.,;])"),
    agos=(r"(?:ruim |meer dan |bijna )?{n} jaar geleden",),
    relative=(
        r"(?:een jaar|enkele jaren|een paar (?:jaar|maanden)|{n} (?:maanden|weken)) geleden",
        r"(?:vorig|volgend|komend|afgelopen|dit) (?:jaar|najaar|voorjaar)",
        r"(?:vorige|volgende|deze) (?:maand|week|zomer|winter)",
        r"onlangs|recentelijk|recent|binnenkort|kortgeleden|zojuist",
        r"(?:nieuwe|nieuwste|volgende) (?:boek|roman|album|film|bundel)|(?:nieuw|volgend) boek",
        r"verschijnt (?:binnenkort|in)|zal verschijnen",
    ),
    current=(
        r"momenteel|op dit moment|tegenwoordig|thans|nu|vandaag de dag|heden",
        r"werkt (?:nu |momenteel )?aan (?:een|haar|zijn|hun)|is bezig met",
        r"studente?|promovend(?:us|a)|stagiaire?",
    ),
)
