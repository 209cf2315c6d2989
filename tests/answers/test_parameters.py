import pytest
from django.test import RequestFactory

from contributors.answers.parameters import refuse_unknown
from contributors.errors import BadRequest


def asked(query):
    return RequestFactory().get(f"/x?{query}")


@pytest.mark.parametrize("query", ["", "lang=en", "lang=en&size=short", "lang="])
def test_known_parameters_pass(query):
    refuse_unknown(asked(query), ("lang", "size"))


def test_an_unknown_parameter_is_named_with_its_near_miss():
    with pytest.raises(BadRequest) as caught:
        refuse_unknown(asked("lang=en&siez=short"), ("lang", "size"))
    assert caught.value.code == "unknown_parameter"
    assert caught.value.param == "siez"
    assert caught.value.detail == "No parameter `siez`. Did you mean `size`? Known here: `lang`, `size`."


def test_where_nothing_is_known_the_sentence_says_so():
    with pytest.raises(BadRequest, match=r"^No parameter `utm_source`. Known here: none.$"):
        refuse_unknown(asked("utm_source=x"), iter(()))


def test_a_parameter_given_twice_is_refused():
    with pytest.raises(BadRequest) as caught:
        refuse_unknown(asked("lang=en&lang=es"), ("lang",))
    assert caught.value.code == "repeated_parameter"
    assert caught.value.param == "lang"
