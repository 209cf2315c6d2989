"""What a remark suggests, done: each takes the stored text and a remark on it and gives the text to store instead."""

from contributors.bios.remarks import Remark
from contributors.errors import Invalid


def apply_living_fact(text: str, remark: Remark) -> str:
    """``text`` with the living fact in place of the words that the remark quotes.

    Raises Invalid: ``no_living_fact`` where the remark suggests none, ``stale_remark`` where ``text`` has changed.
    """
    _require(text, remark)
    token = remark.fix.get("token")
    if remark.fix["action"] != "living_fact" or not isinstance(token, str):
        raise Invalid(
            f"“{remark.quote}” can't become a living fact by itself. Rewrite the sentence.", code="no_living_fact"
        )
    return text[: remark.start] + token + text[remark.end :]


def take_out(text: str, remark: Remark) -> str:
    """``text`` without what the remark quotes, and without the space that would be left double."""
    _require(text, remark)
    before, after = text[: remark.start], text[remark.end :]
    if not before.strip() or before.endswith("\n"):
        after = after.lstrip()
    elif before[-1].isspace() and (not after or after[0].isspace() or after[0] in ".,;:!?"):
        before = before.rstrip(" \t")
    return (before + after).strip()


def _require(text: str, remark: Remark) -> None:
    if text[remark.start : remark.end] != remark.quote:
        raise Invalid(
            f"The text no longer says “{remark.quote}” there. Read it again and decide anew.", code="stale_remark"
        )
