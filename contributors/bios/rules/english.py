"""Stale phrases in English, the richest rules."""

from contributors.bios.rules.shape import Rules

_ONES = {
    word: value
    for value, word in enumerate(
        [
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ],
        start=1,
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_COMPOUNDS = {
    f"{tens}{joint}{ones}": tens_value + ones_value
    for tens, tens_value in _TENS.items()
    for ones, ones_value in _ONES.items()
    if ones_value < 10
    for joint in ("-", " ")
}
_PAST_VERBS = (
    "spent|served|worked|lived|taught|ran|edited|covered|reported|wrote|was|were|held|led|headed|lasted|hosted|"
    "studied|stayed|toiled|practiced|practised|freelanced|chaired|managed|directed|played|anchored|produced"
)
_UNIT = r"(?:year|month|week|spring|summer|fall|autumn|winter|season|semester)"
_WORK = (
    r"(?:book|novel|memoir|album|film|documentary|podcast|series|collection|show|project|play|column|newsletter|"
    r"anthology|biography|thriller|cookbook|record|single)"
)
_SITE = (
    r"(?P<site>(?:[Tt]he )?(?-i:[\p{Lu}][\w&.'-]*)"
    r"(?: (?:(?:of|the|for|in|&) )?(?-i:[\p{Lu}\d][\w&.'-]*))*)"
)
_POST = r"(?:contributor|columnist|writer|reporter|correspondent|blogger|critic|editor|staff writer)"

RULES = Rules(
    numbers={**_ONES, **_TENS, **_COMPOUNDS},
    durations=(r"{n}(?: full| whole)? years?",),
    inflected=(r"{n}\+ years?", r"{n} plus years?", r"{n}[ -]year(?= (?:career|veteran|tenure|stint|history|run))"),
    decades=(
        r"(?:over|more than|nearly|almost|about|around|at least|well over|just over) (?:a|one|{n}) decades?",
        r"{n}(?: and a half)? decades?",
        r"(?:a decade and a half|a decade|decades of experience)",
    ),
    past=(rf"(?:{_PAST_VERBS})(?: [\w'-]+){{0,8}}? (?:for |over |about |some |more than |nearly |almost )*",),
    ongoing=(r"(?:has|have|'ve)\b|(?<!had )been\b",),
    ended=(
        r"(?:after|following|within|every|in|until|by|once every|aged?|at|turned|under|before|took)"
        r" (?:over |more than |nearly |almost |about |some |the (?:first|last) )?",
        r"(?:first|next|coming|following|final) ",
    ),
    following=(
        r" (?:ago|old|later|earlier|after|before|apart|in a row|from now|hence|younger|older|senior|junior|of age)\b",
        r"[ -]+old\b",
        r" (?:in|behind) (?:prison|jail|captivity|bars)\b",
        r" into\b",
    ),
    vague=(r"(?:nearly|almost|close to|approaching|just under|up to) ",),
    ages=(
        r"{n}[ -]years?[ -]old",
        r"aged {n}",
        r"(?:is|was|am|turns|turned|turning|age) {n}(?: years(?: old| of age))?(?= and|[.,;)]|$)",
        r"at (?:the age of|age) {n}",
        r"{n} years of age",
        r"(?<=\p{Ll}, )\d\d(?=, (?:is|has|was|lives|writes|works|who|an?) )",
        r"(?:in|into) (?:her|his|their|my) (?:(?:early|mid|late)[ -])?"
        r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|[2-8]0'?s)",
    ),
    agos=(r"{n} years? ago", r"(?:over|more than|nearly|almost|about) {n} years? ago"),
    relative=(
        r"(?:a|an|several|a few|some|many) (?:years?|months?|weeks?|decades?) ago",
        r"{n} (?:months?|weeks?|days?|decades?) ago",
        rf"(?:last|this|next|this past|this coming|the coming|the following) {_UNIT}",
        rf"(?:earlier|later) this {_UNIT}",
        r"(?:the )?next (?:few |couple of |{n} )?(?:years|months|weeks)",
        r"recently|upcoming|forthcoming|soon|newly|lately|until recently",
        r"will (?:soon )?(?:be )?(?:publish(?:ed)?|releas(?:e|ed)|appear|join|launch(?:ed)?|graduate|begin|start"
        r"|debut|premiere|open|teach|lead|become|complete|move|speak|host)",
        r"is (?:expected|set|due|scheduled|slated|about) to",
        rf"(?:new|latest) {_WORK}",
        rf"(?:first|debut|next) {_WORK} (?:is|comes) (?:out|due)",
    ),
    current=(
        r"currently|presently|nowadays|these days",
        r"at present|at the moment|right now|as of now|as of this writing|at the time of writing|to date",
        r"(?-i:now)|(?<=(?:^|[.!?] ))now(?= (?:a|an|the|based|lives?|living|working|works|writes|writing|serves)\b)",
        r"(?:is|are|am|'s|'m|'re) (?:working on|writing (?:a|an|her|his|their|my)|finishing|completing|pursuing"
        r"|studying|preparing|researching|at work on)",
        r"(?:ph\.?d\.?|doctoral|master's|graduate|mba|law|medical|college|university|undergraduate) "
        r"(?:student|candidate)",
        r"(?:is|as) an? (?:(?:editorial|summer|news|reporting|research|visiting|senior|junior) )*"
        r"(?:student|candidate|fellow|intern|freshman|sophomore)",
    ),
    sites=(
        rf"(?:writes|reports|blogs|freelances|is (?:currently )?writing)(?: [\w-]+){{0,6}}? for {_SITE}",
        rf"contributes(?: \w+){{0,2}} to {_SITE}",
        rf"(?:is|remains) (?:an?|the) (?:[\w-]+ ){{0,3}}?{_POST} (?:to|for|at) {_SITE}",
    ),
)
