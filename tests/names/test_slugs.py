import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.names import slug, unused_slug

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Laura Whitfield", "laura-whitfield"),
        ("José-María O’Neill", "jose-maria-oneill"),
        ("Łukasz Wałęsa", "lukasz-walesa"),
        ("Þórunn Æsa Øst", "thorunn-aesa-ost"),
        ("Nguyễn Minh Anh", "nguyen-minh-anh"),
        ("Ngũgĩ wa Thiong'o", "ngugi-wa-thiongo"),
        ("Людмила Улицкая", "lyudmila-ulitskaya"),
        ("Νίκος Καζαντζάκης", "nikos-kazantzakis"),
        ("نجيب محفوظ", "njyb-mhfwdh"),
        ("עמוס עוז", "mvs-vz"),
        ("प्रेमचंद", "premcmd"),
        ("山田 太郎", "shantian-tailang"),
        ("김 민수", "gim-minsu"),
        ("ﾔﾏﾀﾞ", "yamada"),
        ("50 Cent", "50-cent"),
        ("٥٠", "50"),
        ("AC/DC", "ac-dc"),
        ("😊 Laura", "laura"),
        ("😊", "contributor"),
        ("!!!", "contributor"),
        ("", "contributor"),
    ],
)
def test_slug_spells_any_script_in_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_long_names_end_with_a_whole_word() -> None:
    assert slug("Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Cipriano Ruiz") == (
        "pablo-diego-jose-francisco-de-paula-juan-nepomuceno-maria-de-los-remedios"
    )
    assert slug("a" * 200) == "a" * 80


def test_unused_slug_counts_up_from_two() -> None:
    assert unused_slug("Laura", set()) == "laura"
    assert unused_slug("Laura", {"laura", "laura-2"}) == "laura-3"


def test_unused_slug_makes_room_for_its_number() -> None:
    assert unused_slug("a" * 90, {"a" * 80}) == "a" * 78 + "-2"


@given(st.text())
def test_every_text_has_a_slug_that_fits_an_address(text: str) -> None:
    made = slug(text)
    assert SLUG.fullmatch(made)
    assert len(made) <= 80
    assert slug(made) == made


@given(st.text(max_size=100), st.integers(min_value=0, max_value=30))
def test_unused_slugs_keep_the_form(text: str, others: int) -> None:
    taken: set[str] = set()
    for _ in range(others + 1):
        made = unused_slug(text, taken)
        assert made not in taken
        assert SLUG.fullmatch(made)
        assert len(made) <= 80
        taken.add(made)
