"""Lists of names, comma lists, names of languages and years, in the words and signs of each language."""

import pytest

from contributors.languages import LANGUAGES, comma_list, language_name, listing, year


@pytest.mark.parametrize(
    ("tag", "names", "printed"),
    [
        ("en", [], ""),
        ("en", ["Amara"], "Amara"),
        ("en", ["Amara", "Jun"], "Amara and Jun"),
        ("en", ["Amara", "Jun", "Inês", "Sam"], "Amara, Jun, Inês and Sam"),
        ("de-AT", ["Amara", "Jun", "Inês"], "Amara, Jun und Inês"),
        ("es", ["Amara", "Jun"], "Amara y Jun"),
        ("es", ["Amara", "Inés"], "Amara e Inés"),
        ("es", ["Amara", "Jun", "Hilario"], "Amara, Jun e Hilario"),
        ("es", ["Amara", "Hielo"], "Amara y Hielo"),
        ("ar", ["ليلى", "سامي", "نور"], "ليلى وسامي ونور"),
        ("he", ["לילה", "נור"], "לילה ונור"),
        ("ja", ["渡辺", "李", "林"], "渡辺、李、林"),
        ("zh-Hant", ["渡辺", "李", "林"], "渡辺、李和林"),
        ("xx", ["Amara", "Jun"], "Amara and Jun"),
        ("en", ["{0}", "{1}", "{x}"], "{0}, {1} and {x}"),
    ],
)
def test_names_are_listed_as_the_language_does(tag: str, names: list[str], printed: str) -> None:
    assert listing(tag, names) == printed


def test_what_is_printed_may_differ_from_the_name_that_grammar_looks_at() -> None:
    assert listing("es", ["Jun", "Inés"], ["<b>Jun</b>", "<b>Inés</b>"]) == "<b>Jun</b> e <b>Inés</b>"


@pytest.mark.parametrize("tag", [*LANGUAGES, "zh-Hant", "pt-BR"])
def test_every_language_lists_all_names(tag: str) -> None:
    for count in range(1, 5):
        names = [f"Name{number}" for number in range(count)]
        assert [name for name in names if name not in listing(tag, names)] == []
        assert len(listing(tag, names)) > len("".join(names)) - (count == 1)


@pytest.mark.parametrize(
    ("tag", "printed"), [("en", "A, B"), ("ar", "A، B"), ("fa-IR", "A، B"), ("ja", "A、B"), ("zh-Hant", "A、B")]
)
def test_commas_are_those_of_the_language(tag: str, printed: str) -> None:
    assert comma_list(tag, ["A", "B"]) == printed


@pytest.mark.parametrize(
    ("tag", "code", "name"),
    [
        ("en", "es", "Spanish"),
        ("es", "en", "inglés"),
        ("de", "ar", "Arabisch"),
        ("en", "zh-Hant", "Traditional Chinese"),
        ("en", "pt-BR", "Brazilian Portuguese"),
        ("en", "fr-MA", "French"),
        ("en", "zzz", "zzz"),
    ],
)
def test_a_language_is_called_by_its_name(tag: str, code: str, name: str) -> None:
    assert language_name(tag, code) == name


def test_a_year_has_the_digits_of_the_language() -> None:
    assert (year("en", 2005), year("fa", 2005), year("ar", 2005)) == ("2005", "۲۰۰۵", "2005")
