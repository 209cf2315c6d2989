"""The first words of a bio: whom it is about, and whether it is a bio at all."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from contributors.importers.text import phrases
from contributors.importers.text.languages import language_of
from contributors.importers.text.marks import split_names
from contributors.importers.text.people import looks_like_name
from contributors.names import split_titles

_REACH = 400  # code points of a paragraph that are looked at
_TOKEN = regex.compile(r"\S+")
_TRAILING = ",.:;)）"
_PARENTHESIS = regex.compile(r"\s*[(（][^()（）]{1,60}[)）]")
_GREETING = regex.compile(
    r"^(?:hi|hello|hey|hallo|hola|ciao|salut|bonjour|olá|merhaba|привет|привіт|大家好|안녕하세요|こんにちは)[!,.，、！。]*\s*",
    regex.I,
)
_DASHED = regex.compile(r"^(.{2,60}?)\s+[–—-]\s+(?=\S)")
_CJK_TOPIC = regex.compile(
    r"^([\p{Han}\p{Katakana}\p{Hiragana}ー・·＝\s]{2,20}?)(?:[（(][^（()）]{1,40}[）)])?(?:さん|氏|先生|女士)?(?:は|，|、|是|，是|为|為|现任|現任|曾任)"
)
_KOREAN_TOPIC = regex.compile(
    r"^(\p{Hangul}{2,5})(?:\s*[（(][^（()）]{1,40}[）)])?(?:\s?(?:씨|기자|작가|교수|특파원))?(?:은|는)\s"
)
_CASED = regex.compile(r"\p{Lu}|\p{Ll}")
_REPORTED = regex.compile(r"\b(?:said|says|told|according|sagte|selon|dijo|disse)\b", regex.I)


@dataclass(frozen=True, slots=True)
class Opening:
    """``words`` are those of the bio that gave ``name``; ``rule`` is bio_opening or self_introduction."""

    name: str
    words: str
    rule: str
    names: tuple[str, ...] = ()
    honorific: str | None = None


def opening(text: str) -> Opening | None:
    """Whom a bio's first words name: "Laura is a freelance writer", "Ich bin David, …", "山田太郎は…"."""
    head = _GREETING.sub("", text[:_REACH])
    return _introduction(head) or _topic(head) or _subject(head)


def _introduction(head: str) -> Opening | None:
    key = phrases.key(head)
    for length in range(1, min(len(key.text), 40)):
        for template in phrases.templates("i_am").get(key.text[:length], ()):
            if template.suffix:
                continue
            rest = key.slice(length, min(len(key.text), length + 80))
            name = _leading_name(regex.split(r"[,.;:!?，。、！]| and | und | et | y | e | и | і ", rest)[0])
            if name:
                return Opening(name, head[: head.find(name) + len(name)], "self_introduction")
    return None


def _leading_name(text: str) -> str | None:
    words = text.split()
    for count in range(min(len(words), 5), 0, -1):
        candidate = " ".join(words[:count])
        whole = count == len(words)
        ends = whole or (_CASED.search(candidate) is not None and (count > 1 or not words[count][:1].isupper()))
        if ends and looks_like_name(candidate):
            return candidate
    return None


def _topic(head: str) -> Opening | None:
    for pattern in (_CJK_TOPIC, _KOREAN_TOPIC):
        found = pattern.match(head)
        if found and looks_like_name(found[1].strip()):
            return Opening(found[1].strip(), found[0].strip(), "bio_opening")
    return None


def _subject(head: str) -> Opening | None:
    """The words before the first verb of a bio, where they can be a name; "Dr" before it does not count."""
    plain = _PARENTHESIS.sub("", head)
    verbs = _verbs(language_of(head))
    tokens = _TOKEN.findall(plain)[:12]
    for count in range(1, min(len(tokens), 10)):
        word = tokens[count].casefold().strip(_TRAILING)
        if word in verbs or (word and tokens[count] in verbs):
            return _named_subject(" ".join(tokens[:count]), tokens[count], plain)
        if tokens[count - 1].endswith((".", "!", "?")) and len(tokens[count - 1]) > 4:
            return None
    dashed = _DASHED.match(plain)
    if dashed and looks_like_name(dashed[1]) and mentions_role(plain[:_REACH]):
        return Opening(dashed[1], dashed[0].strip(), "bio_opening")
    return None


@lru_cache(maxsize=32)
def _verbs(lang: str) -> frozenset[str]:
    """A language's own verbs: French "a" and Polish "to" are English words that no name stands before."""
    if lang:
        return frozenset(verb.casefold() for code in (lang, "en") for verb in phrases.tables()[code]["verbs"])
    return frozenset(verb for verb in phrases.word_set("verbs") if len(verb) > 2 or verb in _SHORT_VERBS)


_SHORT_VERBS = frozenset({"is", "—", "–", "è", "é", "es", "є", "是", "为", "為"})


def _named_subject(subject: str, verb: str, text: str) -> Opening | None:
    subject = subject.strip(" ,")
    pasted = split_titles(subject.split(",")[0])
    if not looks_like_name(pasted.name):
        several = tuple(split_names(subject))
        if len(several) < 2 or not all(looks_like_name(name) for name in several):
            return None
        return Opening(several[0], f"{subject} {verb}", "bio_opening", several)
    if "," in subject and not mentions_role(subject) and split_titles(subject).role is None:
        return None
    words = text[: text.find(f" {verb}") + 1 + len(verb)].strip()
    return Opening(pasted.name, words, "bio_opening", honorific=pasted.honorific)


def speaks_of_somebody(text: str) -> bool:
    """Whether a text says she, he, her, his or I, in any of the languages; texts about companies and things don't."""
    known = phrases.word_set("pronouns", "first_person")
    words = set(phrases.key(text[:1_000]).text.split(" "))
    return bool(words & known) or any(word in text for word in ("她", "他", "我", "彼", "私"))


def begins_like_bio(text: str) -> bool:
    """Whether a paragraph starts as bios do: with a pronoun, in the first person, with a possessive."""
    first = phrases.key(text[:80]).text
    words = first.split(" ")
    known = phrases.word_set("pronouns", "possessives", "first_person")
    return any(" ".join(words[:count]) in known for count in (1, 2, 3)) or first.startswith(
        ("彼女", "她", "他", "我", "私")
    )


def says_i_write(text: str) -> bool:
    """ "I write about…", "Ich schreibe…": the first words say both that it is the author and what she does."""
    words = phrases.key(text[:80]).text.split(" ")
    return " ".join(words[:2]) in phrases.word_set("first_person") and len(words) > 2


def is_first_person(text: str) -> bool:
    known = phrases.word_set("first_person")
    words = phrases.key(text[:_REACH]).text.split(" ")
    spoken = known & set(words)
    pairs = {f"{one} {two}" for one, two in zip(words, words[1:], strict=False)} & known
    return bool(pairs) or bool(spoken) or any(text.startswith(word) for word in ("我", "私", "저는"))


def mentions_role(text: str, *, writers: bool = False) -> bool:
    """Whether the first words say what somebody does; with ``writers`` only what people with a byline do."""
    table = phrases.word_set("writers" if writers else "roles")
    head = text[:_REACH].casefold()
    words = set(regex.findall(r"[\p{L}\p{M}\u200c*:'’-]+", head))
    words |= {part for word in words for part in word.split("-")}
    if words & table:
        return True
    if regex.search(r"[\p{Han}\p{Katakana}\p{Hangul}]", head):
        return any(role in head for role in table if not role.isascii() and len(role) > 1)
    return any(word.endswith(ending) for word in words for ending in _COMPOUNDS if len(word) > len(ending))


# German and Dutch write one word: Wirtschaftsredakteurin, sportverslaggever.
_COMPOUNDS = (
    "redakteur", "redakteurin", "journalist", "journalistin", "reporter", "reporterin", "korrespondent",
    "korrespondentin", "autor", "autorin", "redacteur", "verslaggever", "correspondent", "inhaber", "inhaberin",
)  # fmt: skip


def reads_like_bio(text: str) -> bool:
    """Whether a paragraph that nothing announces is a bio: it names somebody first, then what she writes for a living.

    Strict, since ordinary articles are full of "Smith is the director of…".
    """
    found = opening(text)
    if not found or len(text) > 2_000:
        return False
    first = _first_sentences(text)
    return mentions_role(
        first[len(found.words) - 12 if len(found.words) > 12 else 0 :][:160], writers=True
    ) and not _REPORTED.search(first)


def _first_sentences(text: str) -> str:
    return regex.split(r"(?<=[.!?。！？])\s+", text[:_REACH])[0]
