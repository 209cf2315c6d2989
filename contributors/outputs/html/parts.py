"""The pieces of every layout. Each gives finished HTML, or ``""`` where the card has nothing to show.

Classes ``p-…`` and ``u-…`` are those of an h-card (microformats2), whose root is the layout's outermost element.
"""

from datetime import date
from functools import lru_cache
from html import escape

from contributors.cards import Card, CardLink, Story
from contributors.languages import phrase, short_date
from contributors.outputs.icons import BRANDS, GLYPHS
from contributors.outputs.identity import is_neutral
from contributors.text import graphemes

__all__ = [
    "LINKS_SHOWN",
    "STORIES_SHOWN",
    "about",
    "all_stories",
    "attributes",
    "bio",
    "escape",
    "hue",
    "is_address",
    "is_neutral",
    "line",
    "linked_name",
    "links",
    "name",
    "own_page",
    "picture",
    "plate",
    "role",
    "stories",
]

LINKS_SHOWN = 6
STORIES_SHOWN = 4
_TEXT = " ac__icon--text"
# The last line of defence: addresses are checked when they are stored, and nothing else ever becomes a link.
_SCHEMES = ("https://", "http://", "mailto:")
_KINDS = {"role": "p-job-title", "location": "p-locality", "pronouns": "p-pronouns"}


def hue(card: Card) -> str:
    return f"ac--hue-{card['monogram']['hue']:d}"


def attributes(card: Card, label: str = "") -> str:
    """``label`` is what the landmark is called; "About the author" without one, and a desk is no author."""
    spoken = label or (about(card) if card["kind"] == "desk" else phrase(card["lang"], "about_author"))
    return f'aria-label="{escape(spoken)}" lang="{escape(card["lang"])}" dir="{escape(card["dir"])}"'


def about(card: Card) -> str:
    """The label that tells several cards on one page apart."""
    return phrase(card["lang"], "about", name=card["name"])


def plate(card: Card, face: str = "", *, letters: int = 1, look: str = "") -> str:
    """The frame with ``face`` in it or, without one, the monogram's first letters; a link to her page."""
    shown = face or monogram(card, letters)
    address = own_page(card)
    if address is None:
        return f'<span class="ac__photo{look}">{shown}</span>'
    # The name beside it is the same link, so this one is left out for keyboards and screen readers.
    return f'<a class="ac__photo{look}" href="{address}" tabindex="-1" aria-hidden="true">{shown}</a>'


def monogram(card: Card, letters: int) -> str:
    shown = "".join(graphemes(card["monogram"]["text"])[:letters])
    return f'<span class="ac__mono" aria-hidden="true"><b>{escape(shown)}</b></span>'


def picture(card: Card, sizes: str, *, square: int = 0, alt: str = "", lazy: bool = True) -> str:
    """``sizes`` as in the HTML attribute. ``square`` takes the square cut, shown in that many pixels.

    Empty without a photo, and where the picture is too small for the portrait. ``alt`` is only for where no name stands
    beside it.
    """
    photo = None if is_neutral(card) else card["photo"]
    if photo is None or not (square or photo["sources"]):
        return ""
    cut = photo["square"] if square else photo
    width, height = (square, square) if square else (photo["width"], photo["height"])
    sources = "".join(
        f'<source type="{escape(source["type"])}" srcset="{escape(source["srcset"])}" sizes="{sizes}">'
        for source in cut["sources"]
    )
    size = f'width="{width:d}" height="{height:d}"'
    later = ' loading="lazy"' if lazy else ""
    image = f'<img class="u-photo" src="{escape(cut["src"])}" {size} alt="{escape(alt)}"{later} decoding="async">'
    return f"<picture>{sources}{image}</picture>" if sources else image


def name(card: Card, heading: int | None, more: str = "") -> str:
    """``more`` are attributes of the element that holds honorific and name."""
    tag = f"h{heading}" if heading else "p"
    title = "" if is_neutral(card) or not card["honorific"] else card["honorific"]
    before = f'<span class="p-honorific-prefix">{escape(title)}</span> ' if title else ""
    return f'<{tag} class="ac__name"{more}>{before}{linked_name(card, card["name"])}</{tag}>'


def linked_name(card: Card, signed: str) -> str:
    """``signed`` is the name to print: hers, or what she signed an article with."""
    text, address = escape(signed), own_page(card)
    if address is None:
        return f'<span class="p-name" dir="auto">{text}</span>'
    return f'<a class="p-name u-url" rel="author" href="{address}" dir="auto">{text}</a>'


def role(card: Card, *known: str) -> str:
    """The line below the name: the role and then, of her ``known`` facts, those that there are."""
    text = line(card, *known)
    return f'<p class="ac__role">{text}</p>' if text else ""


def line(card: Card, *known: str) -> str:
    if is_neutral(card):
        return ""
    facts: dict[str, str | None] = {
        "role": card["role"],  # of a former contributor it says so already
        "location": card["location"],
        "pronouns": card["pronouns"],
    }
    if card["status"] == "former" and not facts["role"]:
        facts["role"] = phrase(card["lang"], "former_contributor")
    shown = [(_KINDS[fact], facts[fact]) for fact in ("role", *known)]
    return " · ".join(f'<bdi class="{kind}">{escape(text)}</bdi>' for kind, text in shown if text)


def bio(card: Card) -> str:
    """``bio.html`` is the one member that is HTML already: escaped and sanitised where the card is built."""
    if is_neutral(card) or card["bio"] is None:
        return ""
    return f'<div class="ac__bio p-note">{card["bio"]["html"]}</div>'


def links(card: Card, *, as_text: bool = False) -> str:
    """Six links stand in a row; the rest fold, and open below it."""
    known = [] if is_neutral(card) else [link for link in card["links"] if is_address(link["url"])]
    if not known:
        return ""
    row = f'<ul class="ac__links">{"".join(_item(card, link, as_text) for link in known[:LINKS_SHOWN])}</ul>'
    rest = known[LINKS_SHOWN:]
    if not rest:
        return row
    more = "".join(_item(card, link, as_text=True) for link in rest)
    summary = f'<summary class="ac__icon ac__icon--text">+{len(rest)}</summary>'
    folded = f'<details class="ac__more">{summary}<ul class="ac__links">{more}</ul></details>'
    return f'<div class="ac__fold">{row}{folded}</div>'


def _item(card: Card, link: CardLink, as_text: bool) -> str:
    look, shape = (_TEXT, escape(link["label"])) if as_text else _icon(link)
    says = escape(_says(card, link))
    address = escape(link["url"])
    kind = "u-email" if link["url"].lower().startswith("mailto:") else "u-url"
    return (
        f'<li><a class="ac__icon{look} {kind}" href="{address}" rel="me noopener" aria-label="{says}">{shape}</a></li>'
    )


def _says(card: Card, link: CardLink) -> str:
    """The accessible name: "Laura on Bluesky"; a website is named by its host, as several may stand side by side."""
    network = link["label"]
    if link["network"] in {"website", "email"}:
        kind = phrase(card["lang"], link["network"])
        return (
            f"{card['name']}: {kind}" if network.casefold() == kind.casefold() else f"{card['name']}: {kind}, {network}"
        )
    return phrase(card["lang"], "network_link", name=card["name"], network=network)


def _icon(link: CardLink) -> tuple[str, str]:
    network = link["network"]
    if network in BRANDS:
        return "", f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{BRANDS[network]}"/></svg>'
    if network in GLYPHS:
        return " ac__icon--line", f'<svg viewBox="0 0 24 24" aria-hidden="true">{GLYPHS[network]}</svg>'
    return _TEXT, escape(link["label"])


def stories(card: Card, today: date, *, shown: int = STORIES_SHOWN, heading: int | None = None) -> str:
    """The latest ones below their label, which is a heading where the name is one."""
    told = [] if is_neutral(card) else card["latest"][:shown]
    if not told:
        return ""
    items = "".join(_story(card, story, today) for story in told)
    tag = f"h{heading}" if heading else "p"
    return f'<{tag} class="ac__label">{escape(phrase(card["lang"], "latest"))}</{tag}><ol class="ac__list">{items}</ol>'


def _story(card: Card, story: Story, today: date) -> str:
    title = escape(story["title"])
    if is_address(story["url"]):
        title = f'<a href="{escape(story["url"])}" dir="auto">{title}</a>'
    else:
        title = f'<span dir="auto">{title}</span>'
    moment = story["published_at"]
    return f'<li>{title}<time datetime="{escape(moment)}">{_printed_day(card["lang"], moment[:10], today)}</time></li>'


@lru_cache(maxsize=4096)
def _printed_day(lang: str, day: str, today: date) -> str:
    return escape(short_date(lang, date.fromisoformat(day), today=today))


def all_stories(card: Card) -> str:
    address = own_page(card)
    if address is None:
        return ""
    says = escape(phrase(card["lang"], "all_stories", name=card["name"]))
    return f'<p class="ac__all"><a href="{address}">{says}</a></p>'


def own_page(card: Card) -> str | None:
    """The publication's own page of this contributor, escaped for an attribute; None where there is none to link."""
    address = card["url"]
    return escape(address) if address and not is_neutral(card) and is_address(address) else None


def is_address(url: str) -> bool:
    return url[:8].lower().startswith(_SCHEMES)
