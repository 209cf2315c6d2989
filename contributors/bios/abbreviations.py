"""Words with a dot, or another mark, that doesn't end a sentence. All languages in one table: they hardly collide."""

from typing import Final

_TITLES_AND_TERMS = """
    dr mr mrs ms mx prof st ste mt ft rev fr hon gov sen rep pres gen col lt capt cmdr maj sgt supt insp dep
    vs v no nos vol vols p pp ed eds est approx ca cf fig viz al
    hr frau bzw evtl geb ggf inkl mag nr str tel univ vgl zzt hg dipl dhr mevr drs mej bijv resp
    mm mme mlle mgr me av bd env sig sigg sgg dott avv ing arch geom rag on sr sra srta sres dra profa lic ud uds
    dña núm pág págs exmo exma eng
    inż im ul al tzw np red hab г гг ул им др проф акад доц св см руб тыс млн doç bkz yrd esim tri toht
    jan feb febr apr jun jul aug sept oct okt nov dec dez
"""
_OPEN_OR_CLOSING = "jr sr inc ltd llc co corp bros dept etc esq usw ecc jne ym vb ave blvd"
_STARTERS = """
    She He They It We I You Her His Their Its Our My The A An In On At As After Before Since When While With From
    For This That These Those There Today Now Currently Previously Formerly Based Born Raised Originally Also
    Sie Er Ihre Ihr Seine Sein Der Die Das Ein Eine Im Seit Nach
    Elle Il Ils Elles Son Sa Ses Le La Les Un Une Depuis Née Né
    Ella Él El Su Sus Los Las Es Ha En Desde Nació
    Lei Lui È Suo Sua Dal Ela Ele É Seu Os Zij Ze Hij Haar Zijn Het De Een
    Jest Ona On Jej Jego Она Он Её Его Вона Він Її Його O Onun Hän
"""

ABBREVIATIONS: Final = frozenset(_TITLES_AND_TERMS.split())
"""What is always followed by the rest of its sentence, in lower case and without its last dot."""

ENDING_ABBREVIATIONS: Final = frozenset(_OPEN_OR_CLOSING.split()) - ABBREVIATIONS
"""What may also close a sentence; so may a word with inner dots, such as "U.S."."""

NAMES_WITH_MARKS: Final = frozenset({"yahoo!", "jeopardy!", "now!", "hello!", "ok!", "oklahoma!"})

STARTERS: Final = frozenset(_STARTERS.split())
"""Words that open a sentence after an abbreviation, where a capital alone could be a name."""
