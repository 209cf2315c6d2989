"""The paste page without script: read, look over, publish."""

from collections.abc import Mapping
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributors.models import Change, Contributor, IdempotentAnswer, Member, Site
from tests.desk.conftest import BIO, PASTED
from tests.factories import make_contributor, make_member, make_site

FACTS_END = BIO.index(" She writes for FBA")
LINE = BIO[FACTS_END + 1 :]


class _Form(HTMLParser):
    """What a browser would send: the fields of the paste form as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._inside = False
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("id") == "paste"
        if not self._inside or not given.get("name"):
            return
        if tag == "textarea":
            self._area = given["name"]
            self.fields[self._area] = ""
        elif tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.fields[str(given["name"])] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            self.fields[self._area] = self.fields[self._area].removeprefix("\n")
            self._area = None
        if tag == "form":
            self._inside = False


def fields_of(page: str) -> dict[str, str]:
    form = _Form()
    form.feed(page)
    return form.fields


def read(desk: Client, **typed: str) -> dict[str, str]:
    """The fields after one round of "Read it"."""
    answer = desk.post("/desk/", {"text": PASTED} | typed)
    assert answer.status_code == 200
    return fields_of(answer.content.decode())


def card_in(page: str) -> str:
    return page[page.index("<author-card>") : page.index("</author-card>")]


def again(desk: Client, fields: Mapping[str, str], **typed: str) -> dict[str, str]:
    return fields_of(desk.post("/desk/", dict(fields) | typed).content.decode())


def with_dash(**typed: str) -> dict[str, str]:
    return {name.replace("__", "-"): value for name, value in typed.items()}


def test_the_empty_page_has_one_field_with_the_focus(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()

    assert "Paste an author box, an article’s last lines, or a list of names" in page
    assert page.count("autofocus") == 1
    assert "Start with demo data" in page


def test_demo_data_are_offered_only_to_an_empty_registry_under_debug(desk: Client, settings: object) -> None:
    settings.DEBUG = False
    assert "Start with demo data" not in desk.get("/desk/").content.decode()
    settings.DEBUG = True
    make_site()
    assert "Start with demo data" not in desk.get("/desk/").content.decode()


def test_reading_shows_the_draft_and_stores_nothing(desk: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = desk.post("/desk/preview/", {"text": PASTED})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert [query["sql"] for query in queries if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []
    assert '<mark class="mark--fact ">17 years</mark>' in page
    assert '<mark class="mark--said ">currently</mark>' in page
    assert f'<mark class="mark--site ">{LINE}</mark>' in page
    assert "“17 years” counts from 2009 and updates itself." in page
    for left_out in ("The following two tabs change content below.", "Bio", "Latest Posts"):
        assert f"<li><bdi>{left_out}</bdi></li>" in page
    assert 'class="ac ac--box' in page
    assert not Contributor.objects.exists()
    assert not Site.objects.exists()
    assert not IdempotentAnswer.objects.exists()


def test_the_day_of_writing_changes_the_year_and_the_words(desk: Client) -> None:
    fields = again(desk, read(desk), written="2022-03-14")

    assert fields["draft-0-bio"] == BIO.replace("17 years", "21 years")
    assert fields["draft-0-years"] == "2005"


def test_a_named_site_takes_its_sentence(desk: Client) -> None:
    fields = again(desk, read(desk), written="2022-03-14", site_name="FBA")

    assert fields["draft-0-bio"] == BIO[:FACTS_END].replace("17 years", "21 years")
    assert fields["draft-0-site_line"] == LINE


def test_a_sentence_comes_back_when_the_site_is_taken_away(desk: Client) -> None:
    fields = again(desk, read(desk, site_name="FBA"), site_name="")

    assert fields["draft-0-bio"] == BIO
    assert fields["draft-0-site_line"] == ""


def test_publishing_stores_one_contributor(desk: Client, owner: Member) -> None:
    fields = read(desk, written="2022-03-14", site_name="FBA")

    answer = desk.post("/desk/publish/", fields)

    laura = Contributor.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/contributors/{laura.pk}/")
    document = laura.snapshot()
    assert document["name"] == "Laura"
    assert document["location"] == "Maryland"
    assert document["published_at"] is not None
    assert document["bios"] == {
        "en": {
            "standard": {
                "text": BIO[:FACTS_END].replace("17 years", "{years:2005}"),
                "asserted_on": "2022-03-14",
            }
        }
    }
    site = Site.objects.get()
    assert (site.slug, site.name, site.languages) == ("fba", "FBA", ["en"])
    assert document["sites"]["fba"]["overrides"] == {
        "bio": {"mode": "append", "value": LINE, "asserted_on": "2022-03-14"}
    }
    assert set(Change.objects.values_list("by__member__sign_in_name", flat=True)) >= {"owner"}


def test_the_card_is_the_same_before_and_after(desk: Client) -> None:
    before = desk.post("/desk/", {"text": PASTED, "site_name": "FBA"}).content.decode()

    address = desk.post("/desk/publish/", fields_of(before)).headers["Location"]

    after = desk.get(address).content.decode()
    assert card_in(before) == card_in(after)
    assert "Laura is a freelance writer" in card_in(after)


def test_pressing_publish_twice_stores_one(desk: Client) -> None:
    fields = read(desk, site_name="FBA")

    first, second = (desk.post("/desk/publish/", fields) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Contributor.objects.count() == 1


def test_a_published_paste_is_not_published_again_with_other_words(desk: Client) -> None:
    fields = read(desk, site_name="FBA")
    desk.post("/desk/publish/", fields)

    answer = desk.post("/desk/publish/", fields | {"draft-0-role": "Writer"})

    assert answer.status_code == 422
    assert "is published already" in answer.content.decode()
    assert "Looks like" in answer.content.decode()
    assert Contributor.objects.count() == 1


def test_what_is_typed_by_hand_is_what_is_published(desk: Client) -> None:
    fields = read(desk, written="2022-03-14", site_name="FBA")
    fields |= {
        "draft-0-name": "Laura Whitfield",
        "draft-0-role": "Writer",
        "draft-0-location": "",
        "draft-0-bio": "Laura has been writing for 21 years, and for {braces}.",
        "draft-0-site_line": "She writes for FBA.",
    }

    desk.post("/desk/publish/", fields)

    document = Contributor.objects.get().snapshot()
    assert (document["name"], document["role"], document["location"]) == ("Laura Whitfield", "Writer", None)
    assert document["bios"]["en"]["standard"]["text"] == "Laura has been writing for {years:2005}, and for {braces}."
    assert document["sites"]["fba"]["overrides"]["bio"]["value"] == "She writes for FBA."


def test_words_typed_by_hand_stay_when_the_day_changes(desk: Client) -> None:
    fields = read(desk, written="2022-03-14")
    fields["draft-0-bio"] = fields["draft-0-bio"].replace("Laura is", "Laura Whitfield is")

    fields = again(desk, fields, written="2023-03-14")

    assert fields["draft-0-bio"] == BIO.replace("17 years", "20 years").replace("Laura is", "Laura Whitfield is")
    assert fields["draft-0-years"] == "2006"


def test_words_typed_by_hand_stay_when_the_site_is_named(desk: Client) -> None:
    fields = read(desk)
    fields["draft-0-bio"] = fields["draft-0-bio"].replace("Laura is", "Laura Whitfield is")

    fields = again(desk, fields, site_name="FBA")
    assert fields["draft-0-bio"] == BIO[:FACTS_END].replace("Laura is", "Laura Whitfield is")
    assert fields["draft-0-site_line"] == LINE

    fields = again(desk, fields, site_name="")
    assert fields["draft-0-bio"] == BIO.replace("Laura is", "Laura Whitfield is")


def test_a_site_that_is_here_is_not_made_again(desk: Client) -> None:
    make_site("fba", "FBA")

    fields = read(desk)
    assert fields["site_name"] == "FBA"
    desk.post("/desk/publish/", fields)

    assert Site.objects.count() == 1
    assert Contributor.objects.get().site_profiles.get().site.slug == "fba"


def test_somebody_who_looks_the_same_is_named(desk: Client) -> None:
    here = make_contributor("Laura", make_site())

    page = desk.post("/desk/", {"text": PASTED}).content.decode()

    assert f'<a href="/desk/contributors/{here.pk}/"' in page
    assert "same name" in page


def test_several_drafts_are_published_but_those_left_out(desk: Client) -> None:
    fields = read(desk, text="Anna Lind, editor\nBo Sampson, staff writer\nClara Winter, photographer", site_name="FBA")
    assert [fields[f"draft-{n}-name"] for n in range(3)] == ["Anna Lind", "Bo Sampson", "Clara Winter"]

    answer = desk.post("/desk/publish/", fields | {"draft-1-skip": "on"})

    assert answer.headers["Location"] == "/desk/contributors/?published=2"
    assert sorted(contributor.name for contributor in Contributor.objects.all()) == ["Anna Lind", "Clara Winter"]


def test_nobody_found_is_said(desk: Client) -> None:
    page = desk.post("/desk/", {"text": "The sea was calm. Nothing happened in the harbour all day."}).content.decode()

    assert "No author box was found in this text" in page
    assert "The sea was calm." in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": "The sea was calm. Nothing happened in the harbour all day."}, "No author box was found"),
        ({"text": "%PDF-1.4 and so on"}, "This is a PDF document, not text."),
        ({"text": "x" * 1_000_001}, "at most 1,000,000 are read at once"),
        ({"text": "x" * 10_000_000}, "at most 1,000,000 bytes"),
        ({"site_name": ""}, "Name the site that shows this card"),
        ({"site_name": "x" * 300}, "200 is the most"),
        ({"written": "2027-01-01"}, "Give a day between 1900 and today."),
        ({"written": "yesterday"}, "“yesterday” is not a date."),
        ({"draft-0-name": ""}, "name"),
        ({"draft-0-bio": "x" * 4_001}, "4,000"),
        ({"draft-0-role": "a\u202eb"}, "can&#x27;t be stored"),
        ({"draft-0-skip": "on"}, "Everybody is left out."),
    ],
)
def test_refused_input_leaves_nothing(desk: Client, changed: dict[str, str], sentence: str) -> None:
    fields = read(desk, site_name="FBA")

    answer = desk.post("/desk/publish/", fields | changed)

    assert answer.status_code in {413, 422}
    assert sentence in answer.content.decode()
    assert not Contributor.objects.exists()
    assert not Site.objects.exists()


def test_an_editor_of_one_site_cannot_publish_on_another(db: None) -> None:
    fba, signal = make_site(), make_site("signal", "Signal")
    client = Client()
    client.force_login(make_member("maya", ("editor", fba)))
    fields = read(client)

    answer = client.post("/desk/publish/", fields | {"site_name": "Signal"})

    assert answer.status_code == 422
    assert "An editor of `signal` may." in answer.content.decode()
    assert client.post("/desk/publish/", fields | {"site_name": "New Site"}).status_code == 422
    assert not Contributor.objects.exists()
    assert signal.profiles.count() == 0


def test_text_is_shown_and_never_run(desk: Client) -> None:
    page = desk.post(
        "/desk/", {"text": 'Ann <script>alert("x")</script> Example is a writer in Oslo.'}
    ).content.decode()

    assert "<script>alert" not in page
