"""The pieces of every layout. Each gives finished HTML, or ``""`` where the card has nothing to show.

Classes ``p-…`` and ``u-…`` are those of an h-card (microformats2), whose root is the layout's outermost element.
"""

from datetime import date
from functools import lru_cache
from html import escape

from contributors.cards import Card, CardLink, Photo, Story
from contributors.languages import phrase, short_date
from contributors.outputs.icons import BRANDS, GLYPHS
from contributors.outputs.identity import is_neutral
from contributors.text import graphemes

__all__ = ["all_stories", "bio", "escape", "is_neutral", "links", "name", "plate", "role", "stories"]

LINKS_SHOWN = 6
STORIES_SHOWN = 4
_TEXT = " ac__icon--text"
# The last line of defence: addresses are checked when they are stored, and nothing else ever becomes a link.
_SCHEMES = ("https://", "http://", "mailto:")


def plate(card: Card, *, sizes: str) -> str:
    """The portrait or, without one, the monogram's first letter. ``sizes`` as in the HTML attribute."""
    face = picture(card["photo"], sizes) if card["photo"] and not is_neutral(card) else monogram(card)
    address = own_page(card)
    if address is None:
        return f'<span class="ac__photo">{face}</span>'
    # The name beside it is the same link, so this one is left out for keyboards and screen readers.
    return f'<a class="ac__photo" href="{address}" tabindex="-1" aria-hidden="true">{face}</a>'


def monogram(card: Card) -> str:
    letters = graphemes(card["monogram"]["text"])
    return f'<span class="ac__mono" aria-hidden="true"><b>{escape(letters[0]) if letters else ""}</b></span>'


def picture(photo: Photo, sizes: str) -> str:
    sources = "".join(
        f'<source type="{escape(source["type"])}" srcset="{escape(source["srcset"])}" sizes="{sizes}">'
        for source in photo["sources"]
    )
    image = (
        f'<img class="u-photo" src="{escape(photo["src"])}" width="{photo["width"]}" height="{photo["height"]}" alt=""'
        ' loading="lazy" decoding="async">'
    )
    return f"<picture>{sources}{image}</picture>" if sources else image


def name(card: Card, heading: int | None) -> str:
    tag = f"h{heading}" if heading else "p"
    text = escape(card["name"])
    address = own_page(card)
    linked = (
        f'<a class="p-name u-url" rel="author" href="{address}" dir="auto">{text}</a>'
        if address
        else f'<span class="p-name" dir="auto">{text}</span>'
    )
    if is_neutral(card):
        return f'<{tag} class="ac__name">{linked}</{tag}>'
    title = f'<span class="p-honorific-prefix">{escape(card["honorific"])}</span> ' if card["honorific"] else ""
    return f'<{tag} class="ac__name">{title}{linked}</{tag}>'


def role(card: Card) -> str:
    if is_neutral(card):
        return ""
    text = card["role"]  # of a former contributor it says so already
    if card["status"] == "former" and not text:
        text = phrase(card["lang"], "former_contributor")
    known = (("p-job-title", text), ("p-pronouns", card["pronouns"]))
    facts = [f'<bdi class="{kind}">{escape(fact)}</bdi>' for kind, fact in known if fact]
    return f'<p class="ac__role">{" · ".join(facts)}</p>' if facts else ""


def bio(card: Card) -> str:
    """``bio.html`` is the one member that is HTML already: escaped and sanitised where the card is built."""
    if is_neutral(card) or card["bio"] is None:
        return ""
    return f'<div class="ac__bio p-note">{card["bio"]["html"]}</div>'


def links(card: Card) -> str:
    """Six links stand in a row; the rest fold, and open below it."""
    known = [] if is_neutral(card) else [link for link in card["links"] if _is_address(link["url"])]
    if not known:
        return ""
    row = f'<ul class="ac__links">{"".join(_item(card, link) for link in known[:LINKS_SHOWN])}</ul>'
    rest = known[LINKS_SHOWN:]
    if not rest:
        return row
    more = "".join(_item(card, link, as_text=True) for link in rest)
    summary = f'<summary class="ac__icon ac__icon--text">+{len(rest)}</summary>'
    folded = f'<details class="ac__more">{summary}<ul class="ac__links">{more}</ul></details>'
    return f'<div class="ac__fold">{row}{folded}</div>'


def _item(card: Card, link: CardLink, *, as_text: bool = False) -> str:
    look, shape = (_TEXT, escape(link["label"])) if as_text else _icon(link)
    says = escape(_says(card, link))
    address = escape(link["url"])
    kind = "u-email" if link["url"].lower().startswith("mailto:") else "u-url"
    attributes = f'class="ac__icon{look} {kind}" href="{address}" rel="me noopener" aria-label="{says}"'
    return f"<li><a {attributes}>{shape}</a></li>"


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


def stories(card: Card, today: date) -> str:
    told = [] if is_neutral(card) else card["latest"][:STORIES_SHOWN]
    if not told:
        return ""
    items = "".join(_story(card, story, today) for story in told)
    label = escape(phrase(card["lang"], "latest"))
    return f'<p class="ac__label">{label}</p><ol class="ac__list">{items}</ol>{all_stories(card)}'


def _story(card: Card, story: Story, today: date) -> str:
    title = escape(story["title"])
    if _is_address(story["url"]):
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
    return escape(address) if address and not is_neutral(card) and _is_address(address) else None


def _is_address(url: str) -> bool:
    return url[:8].lower().startswith(_SCHEMES)
