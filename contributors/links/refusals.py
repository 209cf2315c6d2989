"""How a link is refused: always the same code, always quoting what was typed."""

from contributors.errors import Invalid

LONGEST = 2048  # code points of a typed link, and of the address made from it
_SHOWN = 60


def refused(reason: str, *, hint: str | None = None) -> Invalid:
    return Invalid(reason, code="invalid_link", hint=hint)


def quoted(typed: str) -> str:
    """What was typed, for a sentence: cut where it is long, without characters that can't be seen."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in typed)
    return f"“{shown[:_SHOWN]}…”" if len(shown) > _SHOWN else f"“{shown}”"
