import pytest

from contributors.answers.conditional import etag_of, matches, matches_strongly

TAG = '"abc"'


def test_a_tag_is_strong_and_of_the_bytes_alone():
    assert etag_of(b"card") != etag_of(b"cart")
    assert etag_of(b"").strip('"') == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    "header",
    ['"abc"', 'W/"abc"', '"x", "abc"', '"x","abc" , "y"', 'W/"x", W/"abc"', "*", " * ", '"with,comma", "abc"'],
)
def test_if_none_match_compares_weakly(header):
    assert matches(header, TAG)


@pytest.mark.parametrize("header", ["", "abc", '"abcd"', '"ab"c"', "'abc'", '"abc', '"x,abc"', 'w/"xyz"', '"*"'])
def test_if_none_match_of_another_tag_or_an_unreadable_one_matches_nothing(header):
    assert not matches(header, TAG)


@pytest.mark.parametrize(
    ("header", "matched"), [('"abc"', True), ('"x", "abc"', True), ("*", True), ('W/"abc"', False), ('"x"', False)]
)
def test_if_match_compares_strongly(header, matched):
    assert matches_strongly(header, TAG) is matched


def test_a_weak_tag_never_satisfies_if_match():
    assert not matches_strongly('"abc"', 'W/"abc"')
