"""By which words a name is found, and what a query asks for."""

import pytest

from contributors.names.findable import (
    asked_initials,
    asked_words,
    findable_addresses,
    findable_initials,
    findable_words,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Laura Whitfield", ["laura", "whitfield"]),
        ("Nguyễn Minh Anh", ["nguyen", "minh", "anh"]),
        ("Sam O’Brien-Reyes", ["sam", "obrien", "reyes"]),
        ("Duran Duran", ["duran", "duran"]),
        ("ليلى حداد", ["ليلي", "حداد"]),
        ("渡辺 純", ["渡辺", "純", "渡辺純", "辺純"]),
        ("渡辺純", ["渡辺純", "辺純", "純"]),
        ("김철수", ["김철수", "철수", "수"]),
        ("Jun 純", ["jun", "純"]),
        ("!!!", ["!!!"]),
        ("x" * 80, ["x" * 60]),
    ],
)
def test_words(name: str, words: list[str]) -> None:
    assert findable_words(name) == words


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Laura Whitfield", ["lw"]),
        ("Laura Jane Whitfield", ["lw", "ljw"]),
        ("Dr Laura Whitfield", ["lw", "dlw", "dw"]),
        ("Ngũgĩ wa Thiong’o", ["nt", "nwt"]),
        ("Tomás Echeverría de la Cruz", ["tc"]),
        ("渡辺 純", ["渡純"]),
        ("Laura", []),
        ("!!!", []),
    ],
)
def test_initials(name: str, initials: list[str]) -> None:
    assert findable_initials(name) == initials


def test_addresses_are_words_that_no_name_has() -> None:
    assert findable_addresses(["Laura@Mail.Example", "laura@mail.example "]) == ["Alaura@mail.example"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("laur w", ["laur", "w"]),
        ("W Laur", ["laur", "w"]),
        ("  Inês ", ["ines"]),
        ("laura@", ["Alaura@"]),
        ("Laura@Mail", ["Alaura@mail"]),
        ("@", []),
        ("laura@ whitfield", []),
        ("", []),
        (" - ", ["-"]),
    ],
)
def test_what_a_query_asks_for(query: str, words: list[str]) -> None:
    assert asked_words(query) == words


@pytest.mark.parametrize(
    ("words", "initials"),
    [(["lw"], "Ilw"), (["ljw"], "Iljw"), (["l"], ""), (["laur"], ""), (["laur", "w"], ""), (["Al@"], "")],
)
def test_one_short_word_may_be_initials(words: list[str], initials: str) -> None:
    assert asked_initials(words) == initials
