"""The box at the end of an article: portrait or monogram, name, role, and the two panels Bio and Latest."""

from datetime import date

from contributors.cards import Card
from contributors.languages import phrase
from contributors.outputs.html import parts


def box(card: Card, today: date, heading: int | None, label: str = "") -> str:
    """Panels become tabs by script only, and only when there are two of them."""
    bio, links, stories = parts.bio(card), parts.links(card), parts.stories(card, today)
    if stories:
        stories += parts.all_stories(card)
    if bio and stories:
        look = " ac--tabbed"
        body = _tabs(card) + _panels(_panel(bio + links), _panel(stories, " ac__stories"))
    elif bio or links or stories:
        look = ""
        body = _panels(_panel(bio + stories + links, " ac__stories" if stories else ""))
    else:
        look = " ac--bare"
        body = ""
    plate = parts.plate(card, parts.picture(card, "120px"))
    head = f'<div class="ac__head">{parts.name(card, heading)}{parts.role(card, "pronouns")}</div>'
    return (
        f'<aside class="ac ac--box{look} {parts.hue(card)} h-card" {parts.attributes(card, label)}>'
        f'<div class="ac__frame">{plate}{head}{body}</div></aside>'
    )


def _tabs(card: Card) -> str:
    """Empty until the script fills it. The style sheet reserves the room of both labels, so that nothing moves then."""
    first, second = (parts.escape(phrase(card["lang"], key)) for key in ("bio", "latest"))
    return f'<div class="ac__tabs" data-first="{first}" data-second="{second}"></div>'


def _panels(*panels: str) -> str:
    return f'<div class="ac__panels">{"".join(panels)}</div>'


def _panel(content: str, look: str = "") -> str:
    return f'<div class="ac__panel{look}">{content}</div>'
