"""The shape of one language's rules, and how its templates become patterns."""

from collections.abc import Mapping
from dataclasses import dataclass

import regex

# Up to 99, and no part of a year, a decimal, a sum or a range.
_DIGITS = r"(?<![\d.,–-])\d{1,2}"
_SPACE = regex.compile(" (?!\\?)")


@dataclass(frozen=True, eq=False)
class Rules:
    r"""Templates are regular expressions in which ``{n}`` stands for a number and a space for any white space.

    - ``durations``: number and unit that a printed living fact can stand in for ("17 years").
    - ``inflected``: durations whose words bend in this language, so that only the editor can rewrite them.
    - ``decades``: the same in tens of years, always vague; without ``{n}`` they mean one decade.
    - ``ended``: what stands before a duration that is over; it stays true and gets no remark. ``past`` is the same for
      verbs, unless one of ``ongoing`` stands in the same sentence before the duration ("has run and edited").
    - ``following``: what stands after a number of years that is no duration up to now ("years later").
    - ``vague``: what stands before a duration that is only nearly true, so that it can't count on by itself.
    - ``ages``, ``agos`` (with ``{n}`` years), ``relative``, ``current``: as the kinds of remark.
    - ``spaced``: whether words are parted by spaces.
    """

    numbers: Mapping[str, int]
    durations: tuple[str, ...]
    current: tuple[str, ...]
    inflected: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    agos: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    spaced: bool = True
    sites: tuple[str, ...] = ()

    def pattern(self, templates: tuple[str, ...]) -> regex.Pattern[str] | None:
        """One pattern of whole words for all ``templates``, or None where there are none."""
        return self._compiled(templates, self._left, self._right)

    def before(self, templates: tuple[str, ...]) -> regex.Pattern[str] | None:
        """A pattern for words right before a phrase, to search in the text before it."""
        return self._compiled(templates, self._left, "$")

    def after(self, templates: tuple[str, ...]) -> regex.Pattern[str] | None:
        """A pattern for words right after a phrase, to match there."""
        return self._compiled(templates, "", "")

    def anywhere(self, templates: tuple[str, ...]) -> regex.Pattern[str] | None:
        """A pattern that begins with a word and ends as its templates do."""
        return self._compiled(templates, self._left, "")

    @property
    def _left(self) -> str:
        return r"(?<!\w)" if self.spaced else ""

    @property
    def _right(self) -> str:
        return r"(?!\w)" if self.spaced else ""

    def _compiled(self, templates: tuple[str, ...], left: str, right: str) -> regex.Pattern[str] | None:
        if not templates:
            return None
        body = "|".join(template.replace("{n}", self._number) for template in templates)
        body = _SPACE.sub(r"\\s+", body)
        return regex.compile(f"{left}(?:{body}){right}", regex.IGNORECASE)

    @property
    def _number(self) -> str:
        words = sorted(self.numbers, key=len, reverse=True)
        return rf"(?P<n>{'|'.join([*map(regex.escape, words), _DIGITS])})"

    def number_of(self, text: str | None) -> int:
        """The value of what ``{n}`` matched: one where the template has no number, 0 where the word isn't known."""
        if text is None:
            return 1
        return int(text) if text.isdecimal() else self.numbers.get(" ".join(text.lower().split()), 0)
