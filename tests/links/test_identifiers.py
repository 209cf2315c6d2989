import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.errors import Invalid
from contributors.links import SCHEMES, Identifier, parse_identifier

ORCID = Identifier("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097")
ORCID_X = Identifier("orcid", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X")
ISNI = Identifier("isni", "000000012281955X", "https://isni.org/isni/000000012281955X")
VIAF = Identifier("viaf", "102333412", "https://viaf.org/viaf/102333412")
LONG_VIAF = Identifier("viaf", "1234567890123456789012", "https://viaf.org/viaf/1234567890123456789012")
WIKIDATA = Identifier("wikidata", "Q42", "https://www.wikidata.org/wiki/Q42")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0000-0002-1825-0097", ORCID),
        ("0000000218250097", ORCID),
        ("0000 0002 1825 0097", ORCID),
        ("0000–0002–1825–0097", ORCID),
        ("https://orcid.org/0000-0002-1825-0097", ORCID),
        ("http://www.orcid.org/0000-0002-1825-0097/", ORCID),
        ("orcid.org/0000-0002-1825-0097", ORCID),
        ("ORCID iD: 0000-0002-1825-0097", ORCID),
        ("0000-0002-1694-233x", ORCID_X),
        ("0000 0001 2281 955X", ISNI),
        ("000000012281955x", ISNI),
        ("ISNI 0000 0001 2281 955X", ISNI),
        ("https://isni.org/isni/000000012281955X", ISNI),
        ("http://www.isni.org/000000012281955X", ISNI),
        ("102333412", VIAF),
        ("https://viaf.org/viaf/102333412/", VIAF),
        ("https://viaf.org/en/viaf/102333412", VIAF),
        ("http://www.viaf.org/viaf/102333412/#Austen,_Jane", VIAF),
        ("VIAF: 102333412", VIAF),
        ("1234567890123456789012", LONG_VIAF),
        ("Q42", WIKIDATA),
        ("q42", WIKIDATA),
        ("wd:Q42", WIKIDATA),
        ("http://www.wikidata.org/entity/Q42", WIKIDATA),
        ("https://m.wikidata.org/wiki/Q42#P18", WIKIDATA),
    ],
)
def test_identifier_in_any_spelling(typed: str, expected: Identifier) -> None:
    assert parse_identifier(expected.scheme, typed) == expected
    assert parse_identifier(expected.scheme.upper(), f" {typed} ") == expected


def test_the_block_that_orcid_opened_later_is_known() -> None:
    assert parse_identifier("orcid", "0009-0000-0000-0009").value == "0009-0000-0000-0009"


@pytest.mark.parametrize(
    ("scheme", "typed", "sentence"),
    [
        (
            "orcid",
            "0000-0002-1825-0098",
            "“0000-0002-1825-0098” has a typing error: its last character doesn't fit the others. Compare it again.",
        ),
        (
            "orcid",
            "0000-0001-2281-955X",
            "“0000-0001-2281-955X” is not in the range of ORCID iDs. If it is an ISNI, add it as one.",
        ),
        ("isni", "0000000218250097", "“0000000218250097” is in the range of ORCID iDs. Add it as ORCID."),
        (
            "orcid",
            "1825-0097",
            "“1825-0097” is not an ORCID iD. Write it like 0000-0002-1825-0097, or paste the address of its page.",
        ),
        (
            "orcd",
            "0000-0002-1825-0097",
            "There is no scheme “orcd”. Did you mean `orcid`? Known: orcid, isni, viaf, wikidata.",
        ),
    ],
)  # fmt: skip
def test_refusal_says_what_is_wrong(scheme: str, typed: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_identifier(scheme, typed)
    assert refusal.value.detail == sentence
    assert refusal.value.code == "invalid_identifier"


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [
        ("orcid", ""),
        ("orcid", "https://evil.example/0000-0002-1825-0097"),
        ("orcid", "https://orcid.org.evil.example/0000-0002-1825-0097"),
        ("orcid", "٠٠٠٠-0002-1825-0097"),
        ("isni", "0000 0001 2281 9559"),
        ("viaf", "0123"),
        ("viaf", "1"),
        ("viaf", "1234567890"),
        ("viaf", "9" * 300),
        ("wikidata", "Q0"),
        ("wikidata", "42"),
        ("wikidata", "P214"),
        ("wikidata", "https://www.wikidata.org/wiki/Property:P214"),
    ],
)
def test_wrong_shapes_are_refused(scheme: str, typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_identifier(scheme, typed)
    assert refusal.value.code == "invalid_identifier"


@given(st.integers(min_value=15_000_000, max_value=35_000_000), st.integers(min_value=0, max_value=15))
def test_every_orcid_has_one_check_character_that_finds_a_wrong_digit(number: int, place: int) -> None:
    def holds(digits: str) -> bool:
        try:
            return parse_identifier("orcid", digits).value.replace("-", "") == digits
        except Invalid:
            return False

    base = f"{number:015d}"
    right = [base + check for check in "0123456789X" if holds(base + check)]
    assert len(right) == 1
    wrong = str((int(right[0][place].replace("X", "9")) + 1) % 10)
    assert not holds(right[0][:place] + wrong + right[0][place + 1 :]) or wrong == right[0][place]


@given(st.one_of(st.sampled_from(sorted(SCHEMES)), st.text(max_size=9)), st.text(max_size=250))
def test_only_refusals_are_raised(scheme: str, typed: str) -> None:
    try:
        found = parse_identifier(scheme, typed)
    except Invalid:
        return
    assert parse_identifier(found.scheme, found.url) == found
