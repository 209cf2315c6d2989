"""Walk-through A5: one contributor is one entity on every site, and a withheld one leads nowhere. Steps 1 to 4, and
what step 7 says of structured data. Against the real server."""

import json
import re
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.servers import Server, StartServer

pytestmark = pytest.mark.server
WITHHOLD = (
    "from contributors.actions.actors import service_actor; from contributors.changes import change; "
    "from contributors.models import Contributor\n"
    "with change(Contributor.objects.get(pk='{id}'), 'edit', by=service_actor('setup')) as edit:\n"
    "    edit.document['status'] = 'withheld'"
)


def fetch(url: str, key: str = "") -> Any:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  our own server
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return json.load(answer)


def page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  our own server
        return str(answer.read().decode())


def test_step_1_her_page_is_a_profile_page_about_a_person(demo_server: Server) -> None:
    document = fetch(f"{demo_server.origin}/c/fba/ctr_laura.jsonld")

    told = (document["@type"], document["mainEntity"]["@type"], document["mainEntity"]["name"])
    assert told == ("ProfilePage", "Person", "Laura")


def test_step_2_empty_is_absent_and_the_date_is_that_of_the_card(demo_server: Server) -> None:
    document = fetch(f"{demo_server.origin}/c/fba/ctr_laura.jsonld")
    card = fetch(f"{demo_server.origin}/c/fba/ctr_laura.json")

    assert "jobTitle" not in document["mainEntity"]
    assert document["dateModified"] == card["updated_at"]
    assert '""' not in json.dumps(document)


def test_step_3_two_authors_are_two_entries_each_of_its_kind(demo_server: Server) -> None:
    query = "ids=ctr_minh,ctr_desk"
    answer = fetch(f"{demo_server.origin}/api/v1/sites/meridian/jsonld?{query}", "pk_demo_meridian")

    assert [author["@type"] for author in answer["author"]] == ["Person", "Organization"]


def test_step_4_one_person_is_one_entity_with_each_site_s_own_page(demo_server: Server) -> None:
    on = {
        site: fetch(f"{demo_server.origin}/c/{site}/ctr_laura.jsonld")["mainEntity"]
        for site in ("fba", "meridian", "signal")
    }

    assert len({entity["@id"] for entity in on.values()}) == 1
    assert {site: entity["url"] for site, entity in on.items()} == {
        site: f"https://{site}.example/authors/laura" for site in on
    }


def test_step_7_a_withheld_contributor_leads_nowhere(start_server: StartServer) -> None:
    server = start_server()
    address = f"{server.origin}/c/meridian/ctr_amara"
    before = fetch(f"{address}.jsonld")["mainEntity"]
    shown = page(f"{server.origin}/p/meridian/amara-okonkwo")
    server.manage("shell", "-v", "0", "-c", WITHHOLD.format(id="ctr_amara"))
    after = fetch(f"{address}.jsonld")

    assert {"@id", "sameAs", "identifier", "url"} <= set(before)
    assert before["@id"] in shown
    assert after["mainEntity"] == {"@type": "Person", "name": "Staff reporter"}
    html = page(address)
    assert '<meta name="robots" content="noindex">' in html
    assert "noindex" not in shown
    for document in (json.dumps(after), html):
        assert before["@id"] not in document
        assert not re.search(r"sameAs|Okonkwo|Lagos|muckrack|/m/", document)
    with pytest.raises(urllib.error.HTTPError) as refusal:
        page(f"{server.origin}/p/meridian/amara-okonkwo")
    with refusal.value as answer:
        assert answer.code == 404
