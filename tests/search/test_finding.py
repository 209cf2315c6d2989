"""Whom the search finds, and in which order."""

from collections.abc import Callable

import pytest

from contributors.actions.contributors import edit_contributor, withdraw_contributor
from contributors.changes import change
from contributors.models import Contributor, Site
from contributors.models.search import bands_of_registry, bands_of_site, find
from tests.factories import make_article, make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def sites() -> tuple[Site, Site]:
    return make_site("fba", "FBA"), make_site("signal", "Signal")


def found(query: str, site: Site, most: int = 10) -> list[str]:
    return [name_of(hit.contributor_id) for hit in find(query, bands_of_site(site, query), most).hits]


def matches(query: str, site: Site) -> dict[str, str]:
    hits = find(query, bands_of_site(site, query), 10).hits
    return {name_of(hit.contributor_id): hit.match for hit in hits}


def name_of(contributor_id: str) -> str:
    return Contributor.objects.get(pk=contributor_id).name


def write(site: Site, name: str, day: str, **document: object) -> Contributor:
    """Somebody on the site whose newest story there is of that day."""
    contributor = make_contributor(name, site, **document)
    make_article(site, f"by-{contributor.pk}", contributor, published_at=f"{day}T09:00:00Z")
    return contributor


@pytest.mark.parametrize(
    ("query", "whom"),
    [
        ("laur", True),
        ("whit", True),
        ("w laur", True),
        ("Whitfield, Laura", True),
        ("laura jane whitfield", True),
        ("lw", True),
        ("ljw", True),
        ("LW", True),
        ("l.w.", True),
        ("whitfeild", True),
        ("lauar whitf", True),
        ("ellen", True),  # another name of hers
        ("smith", True),  # a former one
        ("ellen whitfield", False),  # two names are not one
        ("лора", True),
        ("уитфилд лора", True),
        ("白", True),  # in the middle of a name without spaces
        ("hitfield", True),
        ("itfield", False),
        ("wj", False),
        ("laura laura", False),
        ("lara", False),  # four letters may be anybody
        ("whitfelid x", False),
        ("%", False),
        ("_aura", False),
        ("-", False),
        ("mail.example", False),
        ("laura.w", True),  # her name with a dot in it
    ],
)
def test_by_what_she_is_found(sites: tuple[Site, Site], query: str, whom: bool) -> None:
    make_contributor(
        "Laura Jane Whitfield",
        sites[0],
        names=[
            {"text": "Ellen Marsh", "kind": "alias"},
            {"text": "Laura Smith", "kind": "former"},
            {"text": "Лора Уитфилд", "kind": "transliteration", "lang": "ru", "script": "Cyrl"},
            {"text": "美白", "kind": "transliteration", "lang": "zh", "script": "Hans"},
        ],
        emails=["laura.w@mail.example"],
    )
    make_contributor("Bo Zu", sites[0])

    assert found(query, sites[0]) == (["Laura Jane Whitfield"] if whom else [])


@pytest.mark.parametrize(
    ("query", "whom"),
    [
        ("laura@", True),
        ("LAURA@mail.example", True),
        ("laura@mail.example2", False),
        ("@", False),
        ("@mail.example", False),
        ("mail.example", False),
        ("aura@", False),
    ],
)
def test_an_address_is_asked_for_by_its_sign(sites: tuple[Site, Site], query: str, whom: bool) -> None:
    make_contributor("Somebody", sites[0], emails=["laura@mail.example"])

    assert found(query, sites[0]) == (["Somebody"] if whom else [])
    assert found(query, sites[1]) == []  # whom another site knows by her address is its own affair


def test_the_order_is_that_of_the_ranking(sites: tuple[Site, Site]) -> None:
    here, elsewhere = sites
    make_contributor("Ann Never", here)
    write(here, "Ann Old", "2024-01-01")
    write(here, "Ann Recent", "2026-11-01")
    write(here, "Ann Newest", "2026-11-20")
    write(elsewhere, "Ann Elsewhere", "2026-11-21")
    write(elsewhere, "Ann Earlier", "2026-11-11")
    write(here, "Ann Gone", "2026-11-22", status="former")
    make_contributor("Anna", here)
    make_contributor("Ann", elsewhere)

    assert found("ann", here) == [
        *("Ann", "Ann Newest", "Ann Recent", "Ann Old", "Ann Never", "Anna"),
        *("Ann Elsewhere", "Ann Earlier", "Ann Gone"),
    ]
    assert found("ann", elsewhere)[:4] == ["Ann", "Ann Elsewhere", "Ann Earlier", "Ann Newest"]


def test_who_has_left_the_site_stands_behind_who_writes(sites: tuple[Site, Site]) -> None:
    left = write(sites[0], "Ann Left", "2026-11-20")
    write(sites[1], "Ann Elsewhere", "2020-11-20")
    edit_contributor(left, {"sites": {"fba": {"joined_on": "2019-01-01", "left_on": "2026-01-01"}}}, by=setup_actor())

    assert found("ann", sites[0]) == ["Ann Elsewhere", "Ann Left"]


def test_a_typo_comes_after_whoever_is_found_without(sites: tuple[Site, Site]) -> None:
    write(sites[0], "Laura Whitfield", "2026-11-20")
    make_contributor("Laura Whitfeld", sites[1], status="former")

    assert matches("laura whitfeld", sites[0]) == {"Laura Whitfeld": "exact", "Laura Whitfield": "typo"}
    assert matches("whitfel", sites[0]) == {"Laura Whitfeld": "words"}
    assert matches("lw", sites[0]) == {"Laura Whitfield": "initials", "Laura Whitfeld": "initials"}


@pytest.mark.parametrize("most", [1, 2, 3, 50])
@pytest.mark.parametrize("query", ["a", "an", "anna", "anna b", "aa", "annna bergmann"])
def test_pages_reach_everybody_once(sites: tuple[Site, Site], query: str, most: int) -> None:
    for number, name in enumerate(["Anna Bergman", "Anna Anders", "Anna Bergmann", "Ann Ast", "Aa", "Anna B"]):
        write(sites[number % 2], name, f"2026-11-{10 + number // 2}", status="former" if number == 3 else "active")
    bands = bands_of_site(sites[0], query)
    everybody = find(query, bands, 50)
    assert everybody.next is None

    hits, after = [], None
    while True:
        page = find(query, bands, most, after)
        hits += page.hits
        assert len(page.hits) <= most
        if page.next is None:
            break
        after = page.next

    assert hits == everybody.hits
    assert len({hit.contributor_id for hit in hits}) == len(hits)


def test_lists_that_are_read_in_their_order_find_the_same(
    sites: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is short here is long among a million; both ways have to give the same."""
    for number, name in enumerate(["Laura Wu", "Laura Whitfield", "Lauren Whit", "Walt Laur", "Lora Wu", "Laur Waura"]):
        write(sites[number % 2], name, f"2026-11-{10 + number}", status="former" if number == 2 else "active")
    queries = ["l", "la", "laur", "laura", "laur w", "w l", "lw", "laura wu", "lauura", "lauura wu", "laurw"]
    sorted_ones = {query: find(query, bands_of_site(sites[0], query), 10) for query in queries}

    monkeypatch.setattr("contributors.models.search.scanning.FEW", 1)
    monkeypatch.setattr("contributors.models.search.scanning.FEW_TOGETHER", 1)
    monkeypatch.setattr("contributors.models.search.scanning.FEW_OF_A_WORD", 1)

    assert {query: find(query, bands_of_site(sites[0], query), 10) for query in queries} == sorted_ones
    assert all(sorted_ones[query].hits for query in queries if query != "laurw")


def test_a_page_that_took_too_much_reading_goes_on(sites: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        make_contributor(f"Laura W{number}", sites[0])
    make_contributor("Laura Laurens", sites[0])
    monkeypatch.setattr("contributors.models.search.finding.MOST_READ", 4)
    bands = bands_of_site(sites[0], "")

    pages = [find("laura laur", bands, 1)]
    while pages[-1].next is not None:
        pages.append(find("laura laur", bands, 1, pages[-1].next))

    assert [hit for page in pages for hit in page.hits] == [page.hits[0] for page in pages if page.hits]
    assert [name_of(page.hits[0].contributor_id) for page in pages if page.hits] == ["Laura Laurens"]
    assert len(pages) > 2


@pytest.mark.parametrize(
    "hide",
    [
        lambda laura: withdraw_contributor(laura, by=setup_actor()),
        lambda laura: set_status(laura, "withheld"),
        lambda laura: set_status(laura, "erased"),
    ],
)
def test_who_is_not_to_be_found_is_not_found(sites: tuple[Site, Site], hide: Callable[[Contributor], object]) -> None:
    laura = write(sites[0], "Laura Whitfield", "2026-11-20", emails=["laura@mail.example"])
    queries = ["laura", "laura whitfield", "lw", "whitfeild", "laura@"]
    assert [found(query, site) for query in queries for site in sites[:1]] == [["Laura Whitfield"]] * 5

    hide(laura)

    assert [found(query, site) for query in queries for site in sites] == [[]] * 10


def test_members_find_drafts_and_nobody_who_is_withheld(sites: tuple[Site, Site]) -> None:
    make_contributor("Laura Draft", sites[0], publish=False)
    write(sites[0], "Laura Old", "2020-01-01")
    set_status(make_contributor("Laura Withheld", sites[0]), "withheld")

    hits = find("laura", bands_of_registry(), 10).hits

    assert [name_of(hit.contributor_id) for hit in hits] == ["Laura Old", "Laura Draft"]


def test_a_site_that_nobody_is_on_finds_others(sites: tuple[Site, Site]) -> None:
    write(sites[1], "Laura", "2026-11-20")

    assert found("lau", make_site("new", "New")) == ["Laura"]


def set_status(contributor: Contributor, status: str) -> None:
    with change(contributor, "edit", by=setup_actor()) as edit:
        edit.document["status"] = status
