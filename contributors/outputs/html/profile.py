"""The profile for her own page: large portrait, long bio, links in words, facts, and the latest stories."""

from collections.abc import Iterator
from datetime import date

from contributors import languages
from contributors.cards import Card
from contributors.languages import phrase
from contributors.links import SCHEMES
from contributors.outputs.html import parts

_SIZES = "(max-width: 46em) 176px, 280px"
_STORIES = 5
_LOWEST_HEADING = 6


def profile(card: Card, today: date, heading: int | None, label: str = "") -> str:
    """The name is the page's ``h1`` unless another ``heading`` is asked for. ``label`` is not needed: it has a name."""
    level = heading or 1
    name_id = f"ac-{parts.escape(card['site']['slug'])}-{parts.escape(card['id'])}"
    below = level + 1 if level < _LOWEST_HEADING else None
    stories = parts.stories(card, today, shown=_STORIES, heading=below)
    main = (
        parts.name(card, level, f' id="{name_id}"'),
        parts.role(card, "location", "pronouns"),
        parts.bio(card),
        parts.links(card, as_text=True),
        _facts(card),
        f'<div class="ac__stories">{stories}</div>' if stories else "",
    )
    return (
        f'<section class="ac ac--profile {parts.hue(card)} h-card" aria-labelledby="{name_id}"'
        f' lang="{parts.escape(card["lang"])}" dir="{parts.escape(card["dir"])}">'
        f'<div class="ac__frame">{_side(card)}<div class="ac__main">{"".join(main)}</div></div></section>'
    )


def _side(card: Card) -> str:
    photo = card["photo"]
    alt = photo["alt"] or "" if photo else ""
    face = parts.picture(card, _SIZES, alt=alt, lazy=False)
    if not face or photo is None:
        return f'<div class="ac__side">{parts.plate(card)}</div>'
    # A picture that is described is no copy of the link beside it, so it stands by itself.
    plate = f'<span class="ac__photo">{face}</span>'
    if not photo["credit"]:
        return f'<div class="ac__side">{plate}</div>'
    credit = parts.escape(phrase(card["lang"], "photo_credit", credit=photo["credit"]))
    return f'<div class="ac__side">{plate}<p class="ac__credit">{credit}</p></div>'


def _facts(card: Card) -> str:
    if parts.is_neutral(card):
        return ""
    groups = "".join(_group(phrase(card["lang"], key), values) for key, values in _known(card))
    return f'<dl class="ac__facts">{groups}</dl>' if groups else ""


def _group(label: str, values: list[str]) -> str:
    return f"<div><dt>{parts.escape(label)}</dt>{''.join(f'<dd>{value}</dd>' for value in values)}</div>"


def _known(card: Card) -> Iterator[tuple[str, list[str]]]:
    """The facts that there are, each with its values as HTML, in the order of the page."""
    lang = card["lang"]
    spoken = [_capital(languages.language_name(lang, code)) for code in card["languages"]]
    lists = (
        ("covers", _in_a_row(lang, card["covers"])),
        ("since", [languages.year(lang, card["since"])] if card["since"] else []),
        ("languages", _in_a_row(lang, spoken)),
        ("company", [f'<bdi class="p-org">{parts.escape(card["company"])}</bdi>'] if card["company"] else []),
        ("memberships", _each(card["memberships"])),
        ("education", _each(card["education"])),
        ("awards", _each(card["awards"])),
        ("books", _each(card["books"])),
        ("pronunciation", _each([card["pronunciation"]] if card["pronunciation"] else [])),
        ("identifiers", [_identifier(found["scheme"], found["value"], found["url"]) for found in card["identifiers"]]),
    )
    return ((key, values) for key, values in lists if values)


def _in_a_row(lang: str, values: list[str]) -> list[str]:
    return [languages.comma_list(lang, _each(values))] if values else []


def _each(values: list[str]) -> list[str]:
    return [f"<bdi>{parts.escape(value)}</bdi>" for value in values]


def _identifier(scheme: str, value: str, url: str) -> str:
    shown = f"{parts.escape(SCHEMES.get(scheme, scheme))} {parts.escape(value)}"
    return f'<a href="{parts.escape(url)}" rel="me noopener">{shown}</a>' if parts.is_address(url) else shown


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
