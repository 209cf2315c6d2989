"""Base, site and language into one profile, on any day."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.documents.contributor import blank
from contributors.documents.photo import blank as blank_photo
from contributors.profiles import Question, Value, answer_language, resolve

DAY = date(2026, 11, 22)


def facts(**given: Any) -> dict[str, Any]:
    return blank() | {"name": "Laura"} | given


def question(lang: str = "en", today: date = DAY, left_on: str | None = None, **overrides: Any) -> Question:
    return Question("fba", lang, today, {key.replace("__", "@"): value for key, value in overrides.items()}, left_on)


def replaced(value: Any) -> dict[str, Any]:
    return {"mode": "replace", "value": value, "asserted_on": "2024-05-06"}


def hidden() -> dict[str, Any]:
    return {"mode": "hide", "value": None, "asserted_on": None}


def dated(
    field: str, value: Any, start: str | None = None, end: str | None = None, site: str | None = None
) -> dict[str, Any]:
    return {"site": site, "field": field, "value": value, "from": start, "until": end}


def test_a_field_that_nobody_overrides_is_inherited_from_the_base() -> None:
    role = resolve(facts(role="Writer"), question()).values["role"]

    assert (role.value, role.source, role.lang, role.asserted_on, role.reason) == ("Writer", "base", "en", None, None)


def test_a_site_replaces_a_field_and_says_when_that_was_asserted() -> None:
    role = resolve(facts(role="Writer"), question(role=replaced("Columnist"))).values["role"]

    assert (role.value, role.source, role.asserted_on) == ("Columnist", "site", "2024-05-06")


@pytest.mark.parametrize(("field", "empty"), [("role", None), ("location", None), ("covers", []), ("links", [])])
def test_a_site_hides_a_field(field: str, empty: Any) -> None:
    profile = resolve(
        facts(role="Writer", location="Maryland", covers=["Politics"], links=[{"url": "https://x.example"}]),
        question(**{field: hidden()}),
    )

    assert profile.values[field].value == empty
    assert profile.values[field].reason == "hidden"


def test_the_resolution_order_is_site_and_language_then_site_then_language_then_base() -> None:
    levels = {
        "site+dated": ("dated", dated("role", "dated here", site="fba")),
        "site+language": ("site", ("role@es", replaced("site es"))),
        "site": ("site", ("role", replaced("site"))),
        "dated": ("dated", dated("role", "dated everywhere")),
        "language": ("language", ("role@es", replaced("base es"))),
    }
    order = list(levels)
    for chosen in product([False, True], repeat=len(order)):
        present = [level for level, is_present in zip(order, chosen, strict=True) if is_present]
        document = facts(role="base", dated=[levels[level][1] for level in present if levels[level][0] == "dated"])
        document["overrides"] = dict(levels[level][1] for level in present if levels[level][0] == "language")
        here = dict(levels[level][1] for level in present if levels[level][0] == "site")

        role = resolve(document, Question("fba", "es", DAY, here)).values["role"]

        assert role.source == (present[0] if present else "base")


def test_a_regional_language_is_served_by_its_base() -> None:
    document = facts(role="Writer", overrides={"role@es": replaced("Redactora")})

    assert resolve(document, question("es-MX")).values["role"].value == "Redactora"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [(None, "en"), ("es", "es"), ("es-MX", "es"), ("pt", "pt-BR"), ("pt-PT", "pt-BR"), ("ja", "en"), ("en", "en")],
)
def test_a_language_that_the_site_has_not_configured_answers_in_its_default(asked: str | None, answered: str) -> None:
    assert answer_language(asked, ["en", "es", "pt-BR"]) == answered


def test_the_site_line_is_kept_apart_from_the_base_bio() -> None:
    document = facts(bios={"en": {"standard": {"text": "She writes.", "asserted_on": "2022-03-14"}}})
    line = {"mode": "append", "value": "She writes for FBA.", "asserted_on": "2023-01-01"}

    profile = resolve(document, question(bio=line))

    assert profile["bio"] == {"standard": "She writes."}
    assert profile["site_line"] == "She writes for FBA."
    assert profile.values["bio"].asserted_on == "2022-03-14"
    assert profile.values["site_line"].source == "site"


def test_a_replaced_bio_has_no_site_line() -> None:
    document = facts(bios={"en": {"standard": {"text": "She writes.", "asserted_on": None}}})

    profile = resolve(document, question(bio=replaced({"standard": "Only here."})))

    assert profile["bio"] == {"standard": "Only here."}
    assert profile["site_line"] is None


def test_a_bio_in_the_asked_language_wins_over_the_base_language() -> None:
    written = {
        "en": {"standard": {"text": "English.", "asserted_on": None}},
        "es": {"short": {"text": "Español.", "asserted_on": None}},
    }

    bio = resolve(facts(bios=written), question("es")).values["bio"]

    assert (bio.value, bio.lang, bio.source) == ({"short": "Español."}, "es", "language")


def test_a_bio_in_another_language_is_better_than_none() -> None:
    bio = resolve(facts(bios={"es": {"short": {"text": "Español.", "asserted_on": None}}}), question("en")).values[
        "bio"
    ]

    assert (bio.value, bio.lang) == ({"short": "Español."}, "es")


@pytest.mark.parametrize(
    ("day", "role"),
    [("2026-11-30", "Writer"), ("2026-12-01", "Editor"), ("2026-12-31", "Editor"), ("2027-01-01", "Writer")],
)
def test_a_dated_fact_holds_from_its_first_to_its_last_day_inclusive(day: str, role: str) -> None:
    document = facts(role="Writer", dated=[dated("role", "Editor", "2026-12-01", "2026-12-31")])

    assert resolve(document, question(today=date.fromisoformat(day)))["role"] == role


def test_of_two_dated_facts_the_one_that_began_last_holds() -> None:
    document = facts(dated=[dated("role", "Chief", "2026-06-01"), dated("role", "Editor", "2025-01-01")])

    assert resolve(document, question())["role"] == "Chief"


@pytest.mark.parametrize(
    ("day", "role", "status", "links"),
    [
        ("2026-11-30", "Senior climate correspondent", "active", 1),
        ("2026-12-01", "Former senior climate correspondent", "former", 0),
    ],
)
def test_who_becomes_former_on_a_day_keeps_the_written_role_until_then(
    day: str, role: str, status: str, links: int
) -> None:
    document = facts(
        role="Senior climate correspondent",
        links=[{"url": "https://bsky.app/profile/amara.example"}],
        dated=[dated("status", "former", "2026-12-01")],
    )

    profile = resolve(document, question(today=date.fromisoformat(day)))

    assert (profile["role"], profile.status, len(profile["links"])) == (role, status, links)


def test_who_left_a_site_is_former_there_from_the_day_after() -> None:
    assert resolve(facts(), question(left_on="2026-11-22")).status == "active"
    assert resolve(facts(), question(left_on="2026-11-21")).status == "former"


@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_safety_wins_over_every_date(status: str) -> None:
    document = facts(status=status, dated=[dated("status", "active", "2000-01-01")])

    assert resolve(document, question(left_on="2001-01-01")).status == status


def test_reduced_hides_photo_links_and_place_and_reads_as_active() -> None:
    document = facts(reduced=True, location="Maryland", role="Writer", links=[{"url": "https://x.example"}])

    profile = resolve(document, question(location=replaced("Paris")))

    assert (profile["location"], profile["links"], profile["photo"], profile["role"]) == (None, [], None, "Writer")
    assert profile.status == "active"


@pytest.mark.parametrize(
    ("said", "asked", "reason"),
    [
        ({}, {}, None),
        ({"sites": ["fba", "signal"]}, {}, None),
        ({"sites": ["signal"]}, {}, "not_licensed_here"),
        ({"licensed_until": "2026-11-22"}, {}, None),
        ({"licensed_until": "2026-11-21"}, {}, "licence_expired"),
        ({"licensed_until": "2026-11-21", "sites": ["signal"]}, {}, "not_licensed_here"),
        ({"licensed_until": "2026-11-22"}, {"today": date(2026, 11, 23)}, "licence_expired"),
        ({}, {"shows_photos": False}, "hidden"),
        ({"sites": ["signal"]}, {"shows_photos": False}, "hidden"),
        ({}, {"overrides": {"photo": hidden()}}, "hidden"),
        ({}, {"overrides": {"photo@es": hidden()}}, None),
        ({}, {"overrides": {"photo@en": hidden()}}, "hidden"),
    ],
)
def test_where_and_until_when_a_photo_is_shown(said: dict[str, Any], asked: dict[str, Any], reason: str | None) -> None:
    photo = blank_photo() | said
    asked = {"site": "fba", "lang": "en", "today": DAY, "overrides": {}} | asked

    shown = resolve(facts(photo="pho_x"), Question(**asked), photo).values["photo"]

    assert shown.value == (photo if reason is None else None)
    assert shown.reason == reason


def test_a_line_appended_for_a_language_is_not_read_as_a_bio() -> None:
    """A document of an earlier version may have one."""
    written = {"en": {"short": {"text": "Laura writes.", "asserted_on": None}}}
    line = {"mode": "append", "value": "She writes.", "asserted_on": None}

    assert resolve(facts(bios=written, overrides={"bio@en": line}), question())["bio"] == {"short": "Laura writes."}


@pytest.mark.parametrize("member", [{"reduced": True}, {"status": "withheld"}, {"status": "erased"}])
def test_safety_hides_a_photo_wherever_it_is_licensed(member: dict[str, Any]) -> None:
    shown = resolve(facts(photo="pho_x", **member), question(), blank_photo()).values["photo"]

    assert (shown.value, shown.reason) == (None, "hidden")


def test_nobody_s_photo_is_withheld_for_no_reason() -> None:
    assert resolve(facts(), question()).values["photo"] == Value(None, "base", "en")


def test_the_name_in_the_asked_language_is_shown() -> None:
    document = facts(
        name="Layla Haddad", names=[{"text": "ليلى حداد", "lang": "ar", "script": "Arab", "kind": "display"}]
    )

    assert resolve(document, question("ar"))["name"] == "ليلى حداد"
    assert resolve(document, question("en"))["name"] == "Layla Haddad"


def test_an_alias_is_never_shown() -> None:
    document = facts(names=[{"text": "Old Name", "lang": "en", "script": None, "kind": "former"}])

    assert resolve(document, question())["name"] == "Laura"


@given(
    day=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    start=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    span=st.integers(0, 5000),
)
def test_a_fact_holds_exactly_on_its_days(day: date, start: date, span: int) -> None:
    end = date.fromordinal(start.toordinal() + span)
    document = facts(role="base", dated=[dated("role", "dated", start.isoformat(), end.isoformat())])

    assert resolve(document, question(today=day))["role"] == ("dated" if start <= day <= end else "base")


def known_as(*names: tuple[str, str | None, str]) -> list[dict[str, str | None]]:
    return [{"text": text, "lang": lang, "script": None, "kind": kind} for text, lang, kind in names]


@pytest.mark.parametrize(
    ("lang", "names", "shown"),
    [
        ("en", [("Jun", "en", "alias"), ("Jun W.", "en", "former")], "渡辺純"),
        ("en", [("Jun", None, "transliteration"), ("Junn", "fr", "display")], "Junn"),
        ("en", [("Jun", None, "transliteration")], "Jun"),
        ("en-GB", [("Juan", "es", "transliteration"), ("Jun", "en", "transliteration")], "Jun"),
        ("en", [("渡邊純", "zh-Hant", "display"), ("Дзюн", "ru", "transliteration")], "渡辺純"),
        ("ru", [("渡邊純", "zh-Hant", "display"), ("Дзюн", "uk", "transliteration")], "Дзюн"),
        ("zh", [("Jun", None, "transliteration")], "渡辺純"),
        ("ja-JP", [("Jun", None, "transliteration")], "渡辺純"),
    ],
)
def test_a_name_that_readers_cannot_read_gives_way_to_one_that_they_can(
    lang: str, names: list[tuple[str, str | None, str]], shown: str
) -> None:
    assert resolve(facts(name="渡辺純", lang="ja", names=known_as(*names)), question(lang))["name"] == shown


def test_in_her_own_language_she_is_called_as_she_says() -> None:
    document = facts(name="Jun Watanabe", lang="ja", names=known_as(("渡辺純", "zh", "display")))

    assert resolve(document, question("ja"))["name"] == "Jun Watanabe"
