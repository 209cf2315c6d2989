"""Forms of address before a name (``Prof. Dr.``) and, in East Asia, behind it (``博士``), in many languages.

The aim is never to take a piece of a name. So whatever is also a given name, a surname or half of a stage name counts
only with a sign that it is a title: a full stop, a second word behind it, or French or Spanish spelling.
"""

import regex

from contributors.names.folding import fold, words

_ENOUGH = 100  # code points of the name that are looked at to judge the title before it
_MOST = 8  # titles before one name; bounds the work on hostile input
# Keys are folded words run together, so that one entry stands for Dott.ssa, dott.ssa and DOTTSSA.
_PLAIN = frozenset(
    words(
        """
    dr doctors drs dra dres dott dottor dottssa dottoressa drhab drmed drphil drhc drjur driur drrernat
    prof profs profa profdr profssa professoressa univprof privdoz dipling diplkfm
    mr mrs ms mx mister mme mmes mlle mlles madame monsieur mesdames messieurs pr professeur maitre
    sir dame rev revd reverend rabbi senator congressman congresswoman congressperson ambassador archbishop cllr
    councillor datuk dato datin engr atty smt shri capt
    herr frau fraulein dhr mevr mevrouw meneer hr
    sra srta srtas senor senora senorita dna lic licda signor signora signorina sigra
    inz mudr judr phdr rndr mvdr paeddr thdr
    др профессор проф доктор господин госпожа гн гжа акад академик пан пані
    دكتور دكتوره الدكتور الدكتوره البروفيسور بروفيسور الاستاذ الاستاذه المهندس المهندسه السيده اد
    دكتر اقاي خانم مهندس پروفسور ڈاكٹر جناب محترمه
    דר פרופ גב גברת עוד הרב מר
    डॉ डा दॉ डाक्टर डॉक्टर श्री श्रीमती सुश्री प्रो प्रोफेसर ডঃ ড ডা ডক্টর অধ্যাপক டாக்டர் திரு முனைவர் డా డాక్టర్
    ดร ผศ รศ sayin doc docdr opdr
        """
    )
)
# Titles only with their full stop: without it these are given names, surnames or words.
_DOTTED = frozenset(
    words(
        """
    ing mag on sig arch avv av eng arq fr sr br ir mw ds gen col lt sgt maj adm hon rep sen gov insp supt mgr bc ks
    red dipl pe pfr msgr univ doc م ا د
        """
    )
)
# Behind another title: Dr. med., Prof. Dr. rer. nat. h.c. mult.
_CONTINUED = frozenset(
    words(
        """
    med dent vet phil jur iur rer nat pol oec hc habil hab mult theol techn sc hum et agr paed ing eh
        """
    )
)
# Written out, these need two more words: Professor Green and Lady Gaga are whole names, and so is Lord Byron.
_BEFORE_TWO_WORDS = frozenset(
    words(
        """
    doctor professor miss lord lady count countess baroness viscount viscountess father sister brother captain colonel
    lieutenant sergeant admiral governor mayor representative
        """
    )
)
_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "the rev", "the revd", "the reverend", "the right reverend", "the most reverend", "the very reverend",
        "the hon", "the honourable", "the honorable", "the rt hon", "rt hon", "the right honourable",
        "right honourable", "her honour", "his honour", "her excellency", "his excellency", "state senator",
        "state representative", "lt col", "lt gen", "lt cmdr", "lieutenant colonel", "tan sri", "pd dr", "priv doz",
        "op dr", "yrd doc", "h c", "rer nat",
    )
)  # fmt: skip
# `M.` is Monsieur before one of these; before any other word it may be the initial of the given name.
_FRENCH_GIVEN_NAMES = frozenset(
    words(
        """
    alain andre antoine bernard bruno charles christian christophe claude daniel denis didier emile emmanuel etienne
    eric francois frederic gabriel georges gerard gilles guillaume henri herve hugues jacques jean jerome joseph julien
    laurent louis luc marcel matthieu maurice michel nicolas olivier pascal patrice patrick paul philippe pierre
    raymond rene robert roger sebastien serge stephane sylvain thierry thomas vincent xavier yves
        """
    )
)
_SPANISH_SIGNS = regex.compile(r"[áéíóúñ]|\b(?:de|del|y)\b", regex.IGNORECASE)
_TOKEN = regex.compile(r"\S+")
_GLUED = regex.compile(r"(?P<title>[\p{L}\p{M}]{1,9}\.)(?=\p{L})")
_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー・·\s]+")
_BEHIND = ("博士", "教授", "先生", "女士", "小姐", "老师", "老師", "さん", "さま", "様", "氏")
_BEHIND_WITH_SPACE = ("박사님", "교수님", "선생님", "박사", "교수", "씨", "님")


def split_honorific(name: str) -> tuple[str | None, str]:
    """``(honorific, rest)``, both as typed; ``(None, name)`` where nothing is surely a title."""
    end = 0
    for _ in range(_MOST):
        following = _title_end(name, end)
        if following is None:
            break
        end = following
    honorific, rest = name[:end].strip(" ,"), name[end:].strip()
    if not honorific or not words(rest):
        honorific, rest = "", name.strip()
    rest, behind = _split_behind(rest)
    return " ".join(part for part in (honorific, behind) if part) or None, rest


def _title_end(name: str, start: int) -> int | None:
    """Where the title that begins at ``start`` ends, or None when there is no title, or no name behind it."""
    tokens = [match for _, match in zip(range(4), _TOKEN.finditer(name, start), strict=False)]
    for size in (3, 2):
        phrase = tuple("".join(words(token.group())) for token in tokens[:size])
        if len(tokens) > size and phrase in _PHRASES:
            return tokens[size - 1].end()
    if not tokens:
        return None
    token, behind = tokens[0].group(), name[tokens[0].end() : tokens[0].end() + _ENOUGH]
    if behind.strip() and _is_title(token, behind, follows=start > 0):
        return tokens[0].end()
    glued = _GLUED.match(token)
    if glued and _is_title(glued["title"], token[glued.end() :] + behind, follows=start > 0):
        return tokens[0].start() + glued.end()
    return None


def _is_title(token: str, behind: str, *, follows: bool) -> bool:
    key = "".join(words(token))
    dotted = token.endswith((".", ".,"))
    following = words(behind)
    if not following:
        return False
    if key == "don":
        return bool(_SPANISH_SIGNS.search(behind))
    if key == "dona":
        return "ñ" in token.casefold()
    if key == "m" and dotted:
        return following[0] in _FRENCH_GIVEN_NAMES and len(following) > 1
    return (
        key in _PLAIN
        or (dotted and key in _DOTTED)
        or (dotted and follows and key in _CONTINUED)
        or (key in _BEFORE_TWO_WORDS and len(following) > 1)
    )


def _split_behind(name: str) -> tuple[str, str]:
    if not _EAST_ASIAN.fullmatch(name):
        return name, ""
    for title in _BEHIND:
        rest = name.removesuffix(title).strip()
        if rest != name and len(fold(rest)) > 1:
            return rest, title
    rest, space, last = name.rpartition(" ")
    if space and last in _BEHIND_WITH_SPACE:
        return rest.strip(), last
    return name, ""
