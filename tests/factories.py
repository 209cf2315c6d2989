"""Plain functions that make nouns for tests, through the write path unless a test needs a row that it would refuse."""

from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image

from contributors.actions.actors import member_actor, service_actor
from contributors.actions.articles import put_article
from contributors.actions.contributors import create_contributor
from contributors.actions.keys import issue_key
from contributors.actions.members import grant_role, invite_member
from contributors.actions.photos import set_photo
from contributors.actions.sites import create_site
from contributors.models import Actor, Article, Contributor, Key, Member, Photo, Site

SEED_BIO = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for {years:2005}. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people."
)
SITE_LINE = "She writes for FBA because unbiased news is vital to unity, and readers deserve the facts free of opinion."


def setup_actor() -> Actor:
    return service_actor("setup")


def make_member(sign_in_name: str = "owner", *roles: tuple[str, Site | None]) -> Member:
    """A member with ``roles``; an owner of everything where none are given."""
    first, *others = roles or (("owner", None),)
    document = {"sign_in_name": sign_in_name, "name": sign_in_name.title(), "email": f"{sign_in_name}@registry.example"}
    member = invite_member(document, first[0], first[1], by=setup_actor())
    for role, site in others:
        grant_role(member, role, site, by=setup_actor())
    return member


def owner_actor() -> Actor:
    return member_actor(Member.objects.filter(sign_in_name="owner").first() or make_member())


def make_site(slug: str = "fba", name: str = "FBA", **document: Any) -> Site:
    given = {"url": f"https://{slug}.example", "author_url_pattern": f"https://{slug}.example/authors/{{slug}}"}
    return create_site({"slug": slug, "name": name} | given | document, by=setup_actor())


def make_contributor(name: str = "Laura", *sites: Site, publish: bool = True, **document: Any) -> Contributor:
    """A contributor on ``sites``, by their slugs; with ``emails=[…]`` for her private side."""
    person = {"emails": document.pop("emails")} if "emails" in document else None
    given = {"name": name, "sites": {site.slug: {} for site in sites}} | document
    return create_contributor(given, by=setup_actor(), person=person, publish=publish)


def full_document(site: Site) -> dict[str, Any]:
    """Every public field filled, two rows of each relation, so that a query budget is honest."""
    return {
        "honorific": "Dr",
        "pronouns": "she/her",
        "pronunciation": "LOR-uh",
        "given_name": "Laura",
        "family_name": "Whitfield",
        "sort_name": "Whitfield, Laura",
        "role": "Senior politics writer",
        "location": "Maryland",
        "company": "Ordinary Time Press",
        "since": 2005,
        "covers": ["Politics", "Parenting"],
        "languages": ["en", "es"],
        "memberships": ["Authors Guild", "Press Club"],
        "awards": ["A prize (2019)", "Another prize (2021)"],
        "education": ["Political science, Somewhere", "International relations, Elsewhere"],
        "books": ["Ordinary Time (2026)", "Facts Free of Opinion (2021)"],
        "names": [
            {"text": "L. Whitfield", "kind": "alias"},
            {"text": "Лора Уитфилд", "kind": "transliteration", "lang": "ru", "script": "Cyrl"},
        ],
        "bios": {
            "en": {
                "micro": {"text": "Writes about politics and parenting.", "asserted_on": "2022-03-14"},
                "short": {
                    "text": "Laura has been writing about politics for {years:2005}.",
                    "asserted_on": "2022-03-14",
                },
                "standard": {"text": SEED_BIO, "asserted_on": "2022-03-14"},
                "long": {"text": f"{SEED_BIO}\n\nShe lives with her *three* children.", "asserted_on": "2022-03-14"},
            },
            "es": {
                "standard": {
                    "text": "Laura escribe sobre política desde hace {years:2005}.",
                    "asserted_on": "2023-01-02",
                }
            },
        },
        "links": [
            {"url": "https://bsky.app/profile/laura.example.com"},
            {"url": "https://www.linkedin.com/in/laura-whitfield/"},
        ],
        "identifiers": [
            {"scheme": "orcid", "value": "0000-0002-1825-0097"},
            {"scheme": "wikidata", "value": "Q42"},
        ],
        "overrides": {"role@es": {"mode": "replace", "value": "Redactora de política"}},
        "dated": [
            {"field": "role", "value": "Chief politics writer", "from": "2099-01-01"},
            {"site": site.slug, "field": "role", "value": "Guest writer", "until": "2001-01-01"},
        ],
        "external_ids": [{"source": "wp:fba", "value": "4711"}, {"source": "wp:meridian", "value": "12"}],
        "sites": {
            site.slug: {
                "overrides": {
                    "bio": {"mode": "append", "value": SITE_LINE, "asserted_on": "2022-03-14"},
                    "covers": {"mode": "replace", "value": ["Congress", "Elections"]},
                }
            }
        },
    }


def make_full_contributor(
    site: Site, name: str = "Laura Whitfield", *, suffix: str = "", stories: int = 3
) -> Contributor:
    """A contributor with every field filled and ``stories`` articles on ``site``; ``suffix`` keeps her ids apart."""
    document = full_document(site)
    document["external_ids"] = [
        external | {"value": external["value"] + suffix} for external in document["external_ids"]
    ]
    contributor = create_contributor(
        {"name": name} | document, by=setup_actor(), person={"emails": [f"laura{suffix}@private.example"]}, publish=True
    )
    for number in range(stories):
        make_article(
            site, f"story-{contributor.pk}-{number}", contributor, published_at=f"2026-11-{10 + number}T09:00:00Z"
        )
    return contributor


def photo_file(width: int = 200, height: int = 200, colour: str = "#7a5a3c", file_format: str = "JPEG") -> bytes:
    """A picture of one colour. As large as 640 × 800 it makes a portrait; smaller ones are rendered much faster."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, file_format)
    return file.getvalue()


def make_photo(contributor: Contributor, data: bytes = b"", **details: Any) -> Photo:
    """Her photo from now on; a small one without ``data``, in a colour of its own for each contributor."""
    colour = f"#{sha256(contributor.pk.encode()).hexdigest()[:6]}"
    edit = set_photo(contributor, data or photo_file(colour=colour), details, by=setup_actor(), small=True)
    contributor.refresh_from_db()
    return Photo.objects.get(pk=edit.document["photo"])


def make_article(site: Site, external_id: str, *contributors: Contributor, **document: Any) -> Article:
    given = {
        "title": f"Story {external_id}",
        "url": f"{site.url}/{external_id}",
        "published_at": "2026-11-18T09:00:00Z",
        "credits": [{"contributor": contributor.pk} for contributor in contributors],
    }
    return put_article(site, external_id, given | document, by=setup_actor())[0].subject


def make_key(kind: str, site: Site, token: str = "") -> tuple[Key, str]:
    return issue_key(kind, f"{kind} key of {site.slug}", by=setup_actor(), site=site, token=token)


def make_token(member: Member, token: str = "") -> tuple[Key, str]:
    return issue_key("personal", f"token of {member.sign_in_name}", by=setup_actor(), member=member, token=token)
