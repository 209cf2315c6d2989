"""Pictures of every layout, wide and narrow, light and dark, kept in ``tests/pictures/`` for a person to look at.

What a machine can see of them is asserted here too: every portrait has loaded, and nothing reaches over the edge.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from contributors.cards import Card
from contributors.outputs import stylesheet
from contributors.outputs.html import Signer, render, render_article, render_several

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
FOLDER = Path(__file__).parents[1] / "pictures"
MakeCard = Callable[..., Card]
Show = Callable[..., Page]

HOST = """
body { background: #fbfaf7; color: #1b1b1a; font: 16px/1.55 Inter, system-ui, sans-serif;
       --ac-accent: #9c2f20; --ac-name-font: "EB Garamond", Georgia, serif; --ac-name-weight: 400 }
main { display: grid; gap: 56px; max-width: 1120px; margin: 0 auto; padding: 56px clamp(16px, 5vw, 64px) }
main > * { min-width: 0 } .narrow { max-width: 46rem } .side { width: min(300px, 100%) }
@media (prefers-color-scheme: dark) {
  body { background: #141518; color: #e9e6df; --ac-accent: #f08a72; color-scheme: dark }
}
"""
SITES = """
main { grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 24px; align-items: stretch }
main > * { padding: 40px 32px; border-radius: 10px }
.fba { background: #fbfaf7; color: #1b1b1a }
.meridian { background: #f3f5f4; color: #12211f; font-family: "Noto Serif" }
.signal { background: #0d1326; color: #e6ebff; font-family: Lato, sans-serif; color-scheme: dark }
body { background: #eeece6 !important }
"""
TEAM = (
    ("amara", "Amara Okonkwo", "Senior climate correspondent", "AO", 155),
    ("tomas", "Tomás Echeverría", "Data editor", "TE", 250),
    ("minh", "Nguyễn Minh Anh", "Photo editor", "NA", 330),
    ("sam", "Sam Okafor", "Copy chief", "SO", 80),
    ("layla", "Layla al-Husseini", "Culture writer", "LH", 210),
    ("jun", "Jun Watanabe", "Tokyo bureau", "JW", 110),
    ("ines", "Inês Carvalho", "Investigations", "IC", 290),
    ("laura", "Laura", None, "L", 28),
)


@pytest.fixture
def team(make_card: MakeCard, photo_of: Callable[..., Any]) -> Callable[..., list[Card]]:
    def cards(*, photos: bool = True, **values: Any) -> list[Card]:
        return [
            make_card(
                id=f"ctr_{who}",
                name=name,
                role=role,
                monogram={"text": letters, "hue": hue},
                photo=photo_of(who) if photos else None,
                url=f"https://fba.example/authors/{who}",
                **values,
            )
            for who, name, role, letters, hue in TEAM
        ]

    return cards


def one(card: Card, layout: str, **options: Any) -> str:
    return render(card, today=TODAY, layout=layout, **options)


def several(cards: list[Card], layout: str) -> str:
    return render_several(cards, today=TODAY, layout=layout)


def cell(*fragments: str, look: str = "") -> str:
    return f'<div class="{look}">{"".join(fragments)}</div>'


@pytest.fixture
def shots(make_card: MakeCard, photo_of: Callable[..., Any], team: Callable[..., list[Card]]) -> dict[str, str]:
    """The main part of a page for each picture, by the picture's name."""
    laura, amara, full = make_card("laura"), make_card("amara"), make_card("full")
    short = make_card("laura")
    assert short["bio"]
    short["bio"]["html"] = (
        "<p>Freelance writer out of Maryland, covering politics for 21 years. Background in political science and "
        "international relations.</p>"
    )
    with_photo = {"laura": make_card("laura", photo=photo_of("laura")), "amara": {**amara, "photo": photo_of("amara")}}
    profile, layla = make_card("profile"), make_card("arabic", photo=photo_of("layla"))
    desk = make_card(kind="desk", name="Meridian Staff", role="Newsroom", monogram={"text": "MS", "hue": 250})
    neutral = make_card(name="Staff reporter", status="withheld", monogram={"text": "SR", "hue": 210})
    signers = [Signer(card["name"], card) for card in (short, amara)]
    return {
        "byline": cell(one(with_photo["laura"], "byline"))
        + cell(several([team()[n] for n in (0, 5, 6)], "byline"))
        + cell(one({**amara, "location": "Lagos"}, "byline"))
        + cell(several(team(photos=False), "byline")),
        "inline": cell(one({**short, "photo": photo_of("laura")}, "inline"), look="narrow")
        + cell(several([with_photo["amara"], short, amara], "inline"), look="narrow"),
        "box": cell(one(with_photo["laura"], "box"), look="narrow")
        + cell(one(laura, "box"), look="narrow")
        + cell(one(with_photo["amara"], "box"), look="narrow")
        + cell(one({**full, "photo": photo_of("ines")}, "box"), look="narrow"),
        "tile": cell(several(team(), "tile")) + cell(several(team(photos=False), "tile")),
        "profile": cell(one(profile, "profile")) + cell(one({**amara, "since": 2011}, "profile", heading=2)),
        "hard-cases": cell(one(layla, "box"), look="narrow")
        + cell(one(full, "box"), look="narrow")
        + cell(one(full, "profile"))
        + cell(one(laura, "box"), look="side")
        + cell(several([make_card(name="Sinta", monogram={"text": "S", "hue": 290}), desk, neutral], "inline"))
        + cell(one(neutral, "box"), look="narrow")
        + cell(one(neutral, "byline")),
        "right-to-left": "".join(
            cell(f'<div dir="rtl">{html}</div>')
            for html in (
                one(layla, "profile"),
                several([layla, make_card("arabic"), make_card("arabic", id="ctr_2")], "byline"),
                several([layla, make_card("arabic")], "inline"),
                several([layla, make_card("arabic")], "tile"),
            )
        ),
        "article": cell(render_article(signers, today=TODAY, lang="en"), look="narrow"),
    }


def keep(page: Page, name: str) -> None:
    """Saves the page's picture once every portrait on it is there; none may be broken, and nothing overflows."""
    FOLDER.mkdir(exist_ok=True)
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    broken = page.evaluate(
        "Promise.all([...document.images].map(image => image.decode().then(() => '', () => image.currentSrc)))"
        ".then(found => found.filter(Boolean))"
    )
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_layout_has_its_picture(show: Show, shots: dict[str, str], width: int, scheme: str) -> None:
    page = show("", width=width, css=HOST, script=True, color_scheme=scheme)
    for name, fragments in shots.items():
        page.evaluate("fragments => { document.querySelector('main').innerHTML = fragments }", fragments)
        keep(page, f"{name}-{width}-{scheme}")


@pytest.mark.parametrize("width", [1280, 390])
def test_one_record_on_three_sites_has_its_picture(
    show: Show, make_card: MakeCard, photo_of: Callable[..., Any], width: int
) -> None:
    """The tokens of each site, as its own style sheet prints them, held to its part of the page."""
    tokens = {
        "fba": {"accent": "#9c2f20", "name_font": '400 "EB Garamond", Georgia, serif'},
        "meridian": {"accent": "#0b6b5d", "name_font": '700 "Noto Serif Display", serif', "photo_radius": "0"},
        "signal": {"accent": "#7aa2ff", "name_font": "800 Lato, sans-serif", "photo_radius": "16px"},
    }
    plain = stylesheet.write({}).decode()
    rules = "".join(
        stylesheet.write(given).decode().removeprefix(plain).replace(".ac.ac", f".{site} .ac.ac")
        for site, given in tokens.items()
    )
    people = [make_card("amara", photo=photo_of("amara")), make_card("laura", photo=photo_of("laura"))]
    cells = "".join(
        cell(one(make_card("laura", photo=photo_of("laura")), "box"), several(people, "byline"), look=site)
        for site in tokens
    )
    page = show(cells, width=width, css=HOST + SITES, script=True)
    page.add_style_tag(content=f"{rules} .fba, .meridian, .signal {{ display: grid; gap: 40px }}")
    page.add_style_tag(content="body { --ac-accent: initial; --ac-name-font: initial; --ac-name-weight: initial }")
    keep(page, f"three-sites-{width}")
