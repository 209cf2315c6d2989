"""``manage.py rebuild_search``."""

from io import StringIO

import pytest
from django.core.management import call_command

from contributors.models import SearchEntry, SearchSpelling, SearchWord
from contributors.models.search import bands_of_registry, find
from tests.factories import make_contributor, make_site

pytestmark = pytest.mark.django_db


def test_it_makes_everybody_found_again_and_says_how_many() -> None:
    fba = make_site()
    laura = make_contributor("Laura Whitfield", fba)
    make_contributor("Laura Wu", fba)
    for model in (SearchEntry, SearchWord, SearchSpelling):
        model._default_manager.all().delete()
    assert find("whitfeild", bands_of_registry(), 10).hits == []
    said = StringIO()

    call_command("rebuild_search", stdout=said)

    assert [hit.contributor_id for hit in find("whitfeild", bands_of_registry(), 10).hits] == [laura.pk]
    assert said.getvalue().endswith("2 contributors, 4 words of names.\n")
