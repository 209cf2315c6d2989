"""Which scripts the readers of a language can be expected to read."""

import pytest

from contributors.languages import is_in_script_of


@pytest.mark.parametrize(
    ("tag", "text", "is_readable"),
    [
        ("en", "Nguyễn Minh Anh", True),
        ("en", "渡辺純", False),
        ("pl", "Иван", False),
        ("ru", "Иван", True),
        ("uk", "Ivan", False),
        ("ja", "渡辺 ジュン", True),
        ("ja", "Jun", False),
        ("zh-TW", "渡辺純", True),
        ("ko", "渡辺純", False),
        ("ko", "김민수", True),
        ("ar", "لیلا", True),
        ("he", "ليلى", False),
        ("hi", "प्रिया", True),
        ("en", "1337", True),
        ("sr-Latn", "Ива", False),
        ("sr-Cyrl", "Ива", True),
        ("zh-Hant", "李明", True),
        ("sv", "渡辺純", True),
        ("sr-Zxxx", "Ива", True),
    ],
)
def test_a_name_is_in_the_script_of_a_language(tag: str, text: str, is_readable: bool) -> None:
    assert is_in_script_of(tag, text) is is_readable
