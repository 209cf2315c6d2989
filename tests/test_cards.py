"""The card document, from the emptiest contributor to the fullest, without a database."""

from datetime import date
from typing import Any, get_type_hints

import pytest

from contributors.cards import HUES, Card, Occasion, Photo, Publication, Story, author_url, build_card, hue
from contributors.documents.contributor import blank
from contributors.documents.photo import blank as blank_photo
from contributors.profiles import Question, resolve

SITE = Publication("fba", "FBA", "https://fba.example", "https://fba.example/authors/{slug}")
STORY: Story = {
    "title": "A story",
    "url": "https://fba.example/1",
    "published_at": "2026-11-18T09:00:00Z",
    "role": "author",
}
SEED = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for {years:2005}. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people."
)
LINE = "She writes for FBA because unbiased news is vital to unity, and readers deserve the facts free of opinion."


def card(
    facts: dict[str, Any] | None = None,
    *,
    site: Publication = SITE,
    lang: str = "en",
    today: date = date(2026, 11, 22),
    size: str = "standard",
    overrides: dict[str, Any] | None = None,
    latest: tuple[Story, ...] = (),
) -> Card:
    document = blank() | {"name": "Laura"} | (facts or {})
    profile = resolve(document, Question(site.slug, lang, today, overrides or {}))
    occasion = Occasion("ctr_laura", "laura", 7, "2026-11-22T09:14:00Z", today, "https://registry.example", size)
    return build_card(profile, site, occasion, latest=latest)


def bio(text: str, size: str = "standard") -> dict[str, Any]:
    return {"bios": {"en": {size: {"text": text, "asserted_on": "2022-03-14"}}}}


def line(text: str) -> dict[str, Any]:
    return {"bio": {"mode": "append", "value": text, "asserted_on": None}}


def test_the_emptiest_card_has_every_key_and_no_empty_text() -> None:
    assert card() == {
        "id": "ctr_laura",
        "kind": "person",
        "status": "active",
        "version": 7,
        "lang": "en",
        "dir": "ltr",
        "name": "Laura",
        "sort_name": "Laura",
        "initials": "L",
        "pronouns": None,
        "role": None,
        "location": None,
        "honorific": None,
        "bio": None,
        "pronunciation": None,
        "company": None,
        "memberships": [],
        "photo": None,
        "monogram": {"text": "L", "hue": hue("ctr_laura")},
        "links": [],
        "identifiers": [],
        "covers": [],
        "languages": [],
        "since": None,
        "awards": [],
        "education": [],
        "books": [],
        "site": {"slug": "fba", "name": "FBA", "url": "https://fba.example"},
        "url": "https://fba.example/authors/laura",
        "latest": [],
        "updated_at": "2026-11-22T09:14:00Z",
        "outputs": {
            "html": "https://registry.example/c/fba/ctr_laura.html",
            "jsonld": "https://registry.example/c/fba/ctr_laura.jsonld",
            "vcf": "https://registry.example/c/fba/ctr_laura.vcf",
            "page": "https://registry.example/c/fba/ctr_laura",
        },
    }


def test_every_card_has_exactly_the_declared_keys() -> None:
    keys = set(get_type_hints(Card))

    assert set(card()) == keys
    assert set(card({"status": "withheld"})) == keys
    assert set(card(bio(SEED) | {"links": [], "role": "Writer"})) == keys


def test_the_seed_bio_prints_its_living_fact_and_the_site_line() -> None:
    shown = card(bio(SEED), overrides=line(LINE))["bio"]

    assert shown is not None
    assert shown["text"] == f"{SEED.replace('{years:2005}', '21 years')} {LINE}"
    assert shown["html"] == f"<p>{shown['text']}</p>"
    assert shown["variant"] == "standard"
    assert shown["standard"] == SEED.replace("{years:2005}", "21 years")
    assert (shown["micro"], shown["short"], shown["long"]) == (None, None, None)


def test_the_same_bio_said_17_years_in_2022() -> None:
    shown = card(bio(SEED), today=date(2022, 3, 14))["bio"]

    assert shown is not None
    assert "for 17 years." in shown["text"]


def test_a_smaller_size_never_cuts_a_sentence() -> None:
    shown = card(bio(SEED), size="short")["bio"]

    assert shown is not None
    assert shown["text"] == "Laura is a freelance writer out of Maryland and a mom of three."
    assert shown["variant"] == "excerpt"


@pytest.mark.parametrize(
    ("status", "name", "initials"), [("withheld", "Staff reporter", "SR"), ("erased", "Former contributor", "FC")]
)
def test_the_neutral_card_says_nothing_of_her(status: str, name: str, initials: str) -> None:
    facts = {
        "status": status,
        "name": "Amara Okonkwo",
        "role": "Correspondent",
        "location": "Lagos",
        "links": [
            {"network": "website", "label": "x", "url": "https://okonkwo.example", "handle": None, "verified_at": None}
        ],
        "initials": "AO",
    }
    shown = card(facts | bio("Amara Okonkwo writes."), overrides=line("Amara, only here."), latest=(STORY,))

    assert shown == card() | {
        "status": status,
        "name": name,
        "sort_name": None,
        "initials": initials,
        "monogram": {"text": initials, "hue": hue("ctr_laura")},
        "url": None,
    }


def test_the_neutral_name_is_the_phrase_of_the_site_in_its_language() -> None:
    ours = Publication("sums", "Plain Sums", "", phrases={"staff_reporter": "فريق التحرير"})

    assert card({"status": "withheld"}, site=ours, lang="ar")["name"] == "فريق التحرير"
    assert card({"status": "withheld"}, lang="es")["name"] != "Staff reporter"


def test_a_site_without_a_pattern_has_no_page_of_hers() -> None:
    assert card(site=Publication("fba", "FBA", ""))["url"] is None


def test_a_site_that_is_known_by_its_name_alone_has_no_address() -> None:
    assert card(site=Publication("fba", "FBA", ""))["site"] == {"slug": "fba", "name": "FBA", "url": None}


def test_the_pattern_may_name_the_id() -> None:
    occasion = Occasion("ctr_laura", "laura", 1, "", date(2026, 11, 22), "")

    assert (
        author_url(Publication("x", "X", "", "https://x.example/{id}/{slug}"), occasion)
        == "https://x.example/ctr_laura/laura"
    )


def test_switches_of_a_site_take_links_and_stories_off() -> None:
    link = {
        "network": "bluesky",
        "label": "Bluesky",
        "url": "https://bsky.app/profile/a.b",
        "handle": "a.b",
        "verified_at": None,
    }
    quiet = Publication("fba", "FBA", "", switches={"links": False, "latest": False})

    loud_card, quiet_card = (
        card({"links": [link]}, latest=(STORY,)),
        card({"links": [link]}, site=quiet, latest=(STORY,)),
    )

    assert (len(loud_card["links"]), len(loud_card["latest"])) == (1, 1)
    assert (quiet_card["links"], quiet_card["latest"]) == ([], [])


def test_what_is_verified_says_so_and_no_more() -> None:
    link = {"network": "bluesky", "label": "Bluesky", "url": "https://bsky.app/profile/a.b", "handle": "a.b"}

    shown = card(
        {"links": [link | {"verified_at": None}, link | {"url": "https://b.c", "verified_at": "2026-01-01T00:00:00Z"}]}
    )["links"]

    assert [entry["verified"] for entry in shown] == [False, True]
    assert set(shown[0]) == {"network", "label", "url", "handle", "verified"}


def test_her_own_initials_win() -> None:
    assert card({"name": "Laura Whitfield", "initials": "LX"})["monogram"]["text"] == "LX"


def test_the_hue_comes_from_the_id_alone() -> None:
    assert hue("ctr_laura") in HUES
    assert card({"name": "Laura"})["monogram"]["hue"] == card({"name": "Somebody Else"})["monogram"]["hue"]


def test_right_to_left_is_said() -> None:
    assert card(lang="ar")["dir"] == "rtl"


def picture(width: int, height: int, focal_x: float, focal_y: float, *files: tuple[str, int, int]) -> dict[str, Any]:
    """A photo's document with a JPEG for each of ``files``."""
    renditions = [
        {"crop": crop, "width": across, "height": down, "type": "image/jpeg", "name": f"{crop}-{across}.jpg"}
        for crop, across, down in files
    ]
    original = {"width": width, "height": height}
    return blank_photo() | {
        "original": original,
        "focal_point": {"x": focal_x, "y": focal_y},
        "placeholder": "#123456",
        "renditions": renditions,
    }


def shown(photo: dict[str, Any]) -> Photo:
    document = blank() | {"name": "Laura", "photo": "pho_x"}
    profile = resolve(document, Question("fba", "en", date(2026, 11, 22), {}), photo)
    occasion = Occasion("ctr_laura", "laura", 7, "2026-11-22T09:14:00Z", date(2026, 11, 22), "https://registry.example")
    found = build_card(profile, SITE, occasion)["photo"]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("size", "focus", "point"),
    [
        ((800, 1000), (0.5, 0.38), (0.5, 0.38)),  # 4:5 already
        ((1600, 1000), (0.5, 0.4), (0.5, 0.4)),  # cut left and right: the middle stays the middle
        ((1600, 1000), (0.1, 0.4), (0.2, 0.4)),  # 160 of the 800 pixels on the left edge
        ((1600, 1000), (1.0, 0.0), (1.0, 0.0)),
        ((800, 2000), (0.5, 0.1), (0.5, 0.2)),  # cut at the bottom alone
        ((800, 2000), (0.5, 0.5), (0.5, 0.5)),
    ],
)
def test_the_focal_point_is_told_for_the_cut_that_is_shown(
    size: tuple[int, int], focus: tuple[float, float], point: tuple[float, float]
) -> None:
    photo = shown(picture(*size, *focus, ("portrait", 640, 800), ("square", 192, 192)))

    assert photo["focal_point"] == {"x": point[0], "y": point[1]}


@pytest.mark.parametrize(
    ("widths", "chosen"), [((160, 320, 640, 1280), 640), ((160, 320), 320), ((160, 320, 640), 640), ((100,), 100)]
)
def test_one_portrait_stands_for_all(widths: tuple[int, ...], chosen: int) -> None:
    files = [("portrait", width, width * 5 // 4) for width in widths]
    photo = shown(picture(2000, 2500, 0.5, 0.5, *files, ("square", 96, 96)))

    assert (photo["width"], photo["height"]) == (chosen, chosen * 5 // 4)
    assert photo["src"] == f"https://registry.example/m/portrait-{chosen}.jpg"
    assert photo["sources"][0]["srcset"].count("w") == len(widths)
    assert photo["square"]["src"] == "https://registry.example/m/square-96.jpg"


def test_a_picture_without_a_portrait_has_no_sources() -> None:
    photo = shown(picture(200, 400, 0.5, 0.25, ("square", 96, 96), ("square", 192, 192)))

    assert (photo["sources"], photo["src"], photo["width"], photo["height"]) == (
        [],
        "https://registry.example/m/square-192.jpg",
        192,
        192,
    )
    assert photo["focal_point"] == {"x": 0.5, "y": 0.5}
