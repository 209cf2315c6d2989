"""The people of the demo world who have a part in the walk-throughs. Everybody else is drawn in ``crowd``."""

from typing import Any

from contributors.documents.values import Document

LAURA_BIO = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for {years:2005}. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people."
)
LAURA_LINE = (
    "She writes for FBA because unbiased news is vital to unity, and readers deserve the facts free of opinion."
)


def _bio(text: str, asserted_on: str, lang: str = "en", **sizes: str) -> Document:
    written = {"standard": text} | sizes
    return {lang: {size: {"text": words, "asserted_on": asserted_on} for size, words in written.items()}}


def _on(*slugs: str) -> Document:
    return {slug: {} for slug in slugs}


PEOPLE: tuple[dict[str, Any], ...] = (
    {
        "id": "ctr_laura",
        "name": "Laura",
        "location": "Maryland",
        "since": 2005,
        "home_site": "fba",
        "bios": _bio(LAURA_BIO, "2022-03-14"),
        "sites": {
            "fba": {"overrides": {"bio": {"mode": "append", "value": LAURA_LINE, "asserted_on": "2022-03-14"}}},
            **_on("meridian", "signal"),
        },
        "emails": ["laura@mail.example"],
        "made": "2022-03-14",
    },
    {
        "id": "ctr_lwhit",
        "name": "Laura Whitfield",
        "role": "Freelance writer",
        "location": "Maryland",
        "home_site": "fba",
        "covers": ["Congress", "Elections"],
        "bios": _bio(
            "Laura Whitfield writes about Congress and how votes are counted. She has covered four presidential "
            "elections from county offices rather than from campaign planes.",
            "2026-04-02",
            short="Laura Whitfield writes about Congress and how votes are counted.",
        ),
        "links": [{"url": "https://laurawhitfield.example/"}],
        "sites": _on("fba", "meridian", "signal"),
        "emails": ["laura.whitfield@mail.example"],
        "made": "2023-09-05",
    },
    {
        "id": "ctr_lwhitf",
        "name": "Laura Whitfeld",
        "home_site": "meridian",
        "sites": _on("fba", "meridian"),
        "external_ids": [{"source": "wp:meridian", "value": "8812"}],
        "made": "2026-11-20",
    },
    {
        "id": "ctr_lwu",
        "name": "Lauren Wu",
        "role": "Data reporter",
        "home_site": "signal",
        "bios": _bio("Lauren Wu reports with numbers: court records, ship positions and school budgets.", "2026-01-20"),
        "sites": _on("fba", "signal"),
        "emails": ["lauren.wu@mail.example"],
        "made": "2024-02-12",
    },
    {
        "id": "ctr_minh",
        "name": "Nguyễn Minh Anh",
        "lang": "vi",
        "role": "Southeast Asia correspondent",
        "location": "Hà Nội",
        "home_site": "meridian",
        "family_name": "Nguyễn",
        "given_name": "Minh Anh",
        "languages": ["vi", "en", "fr"],
        "covers": ["Mekong", "Trade"],
        "since": 2011,
        "bios": _bio(
            "Nguyễn Minh Anh has reported from the Mekong countries for {years:2011}. She writes about rivers, "
            "dams and the people who live between them, and teaches reporting at night school.",
            "2026-06-15",
            lang="en",
            micro="Reports on the Mekong countries.",
            short="Nguyễn Minh Anh has reported from the Mekong countries for {years:2011}.",
        ),
        "links": [{"url": "https://minhanh.example/"}],
        "sites": _on("fba", "meridian", "signal"),
        "emails": ["minh.anh@mail.example"],
        "made": "2022-08-01",
    },
    {
        "id": "ctr_amara",
        "name": "Amara Okonkwo",
        "role": "Senior climate correspondent",
        "location": "Lagos",
        "home_site": "meridian",
        "covers": ["Climate", "Energy"],
        "bios": _bio(
            "Amara Okonkwo covers climate and energy from Lagos. Before journalism she measured rainfall for a living, "
            "and she still keeps a gauge on the roof.",
            "2026-02-11",
        ),
        "links": [{"url": "https://okonkwo.example/"}, {"url": "https://muckrack.com/amara-okonkwo-demo"}],
        "sites": _on("meridian"),
        "emails": ["amara@mail.example"],
        "made": "2021-05-17",
    },
    {
        "id": "ctr_jun",
        "name": "Jun Watanabe",
        "role": "Technology editor",
        "location": "Osaka",
        "home_site": "signal",
        "names": [{"text": "渡辺 純", "lang": "ja", "script": "Jpan", "kind": "display"}],
        "bios": _bio("Jun Watanabe edits technology coverage and repairs radios.", "2026-09-01"),
        "sites": _on("signal"),
        "emails": ["jun@mail.example"],
        "made": "2022-01-10",
    },
    {
        "id": "ctr_ines",
        "name": "Inês Carvalho",
        "role": "Photographer",
        "location": "Porto",
        "home_site": "meridian",
        "bios": _bio("Inês Carvalho photographs harbours, workshops and the people who keep them going.", "2025-12-08"),
        "sites": _on("meridian"),
        "emails": ["ines@mail.example"],
        "made": "2023-03-03",
    },
    {
        "id": "ctr_desk",
        "kind": "desk",
        "name": "Meridian Staff",
        "home_site": "meridian",
        "bios": _bio("Reports that several people at The Meridian wrote together.", "2026-01-05"),
        "sites": _on("meridian"),
        "made": "2021-01-04",
    },
    {
        "id": "ctr_sinta",
        "name": "Sinta",
        "role": "Columnist",
        "home_site": "harbour",
        "bios": _bio("Sinta writes a weekly column about the ferry and the people on it.", "2026-03-30")
        | {
            "es": {
                "standard": {
                    "text": "Sinta escribe cada semana sobre el ferri y su gente.",
                    "asserted_on": "2026-03-30",
                }
            }
        },
        "overrides": {"role@es": {"value": "Columnista"}},
        "sites": _on("harbour"),
        "emails": ["sinta@mail.example"],
        "made": "2023-11-11",
    },
    {
        "id": "ctr_layla",
        "name": "ليلى حداد",
        "lang": "ar",
        "role": "محررة الاقتصاد",
        "location": "عمّان",
        "home_site": "sums",
        "names": [
            {"text": "Layla Haddad", "lang": "en", "script": "Latn", "kind": "display"},
            {"text": "Layla Haddad", "lang": "ar", "script": "Latn", "kind": "transliteration"},
        ],
        "bios": _bio("تكتب ليلى حداد عن الأسعار والأجور وكيف تُحسب منذ {years:2014}.", "2026-05-19", lang="ar"),
        "sites": _on("sums", "meridian"),
        "emails": ["layla@mail.example"],
        "made": "2022-10-02",
    },
    {
        "id": "ctr_sam",
        "name": "Sam O’Brien-Reyes",
        "pronouns": "they/them",
        "role": "Schools reporter",
        "home_site": "parentdesk",
        "bios": _bio("Sam O’Brien-Reyes reports on schools, lunch money and long division.", "2026-08-24"),
        "sites": _on("parentdesk", "harbour"),
        "emails": ["sam@mail.example"],
        "made": "2024-08-19",
    },
    {
        "id": "ctr_tomas",
        "name": "Tomás Echeverría de la Cruz",
        "role": "Ports correspondent",
        "home_site": "harbour",
        "bios": _bio("Tomás Echeverría de la Cruz has watched container ships come in for {years:1998}.", "2026-07-07"),
        "sites": _on("harbour", "fba"),
        "emails": ["tomas@mail.example"],
        "made": "2022-06-30",
    },
)
