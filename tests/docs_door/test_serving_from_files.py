"""docs/how-to/serve-cards-from-files.md: its nginx in front of the real registry, with files that were exported."""

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.nginx import PAGE, adapted, running_nginx
from tests.servers import Server, free_port, running_server

pytestmark = pytest.mark.server
BOX = "Laura is a freelance writer out of Maryland. She has been doing political writing for 17 years.\n"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Fronted:
    """The registry behind nginx, with one site of one contributor, who is exported."""

    origin: str
    registry: Server
    folder: Path
    id: str


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def is_a_file(self) -> bool:
        return self.headers["X-Request-Id"] is None


def ask(origin: str, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=20)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def fronted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fronted]:
    folder, port = tmp_path_factory.mktemp("fronted"), free_port()
    (folder / "box.txt").write_text(BOX, encoding="utf-8")
    origin = f"http://127.0.0.1:{port}"
    with running_server(
        folder / "registry", None, {"PUBLIC_ORIGIN": origin, "TRUSTED_PROXIES": "127.0.0.1"}
    ) as registry:
        registry.manage("paste", str(folder / "box.txt"), "--site", "fba", "--site-name", "FBA", "--publish")
        registry.manage("export_site", "fba", "--out", str(folder / "cards" / "fba"))
        (card,) = (folder / "cards/fba/cards").glob("ctr_*.vcf")
        (folder / "cards/fba/m/a-160.avif").write_bytes(b"avif")
        (folder / "cards/fba/m/a-160.jpg").write_bytes(b"jpeg")
        (folder / "cards/fba/m/a-160.webp").write_bytes(b"webp")
        configuration = adapted(port=port, root=folder / "cards", registry=registry.origin)
        with running_nginx(folder / "nginx", port, configuration):
            yield Fronted(origin, registry, folder / "cards" / "fba", card.stem)


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        (".json", "application/json"),
        (".html", "text/html; charset=utf-8"),
        (".tile.html", "text/html; charset=utf-8"),
        (".jsonld", "application/ld+json"),
        (".person.jsonld", "application/ld+json"),
        (".vcf", "text/vcard; charset=utf-8"),
        ("", "text/html; charset=utf-8"),
    ],
)
def test_a_card_is_a_file(fronted: Fronted, ending: str, content_type: str) -> None:
    answer = ask(fronted.origin, f"/c/fba/{fronted.id}{ending}")

    file = fronted.folder / "c/fba" / (f"{fronted.id}{ending}" if ending else f"{fronted.id}/index.html")
    assert (answer.status, answer.is_a_file, answer.body) == (200, True, file.read_bytes())
    assert answer.headers["Content-Type"] == content_type
    assert {name: answer.headers[name] for name in OPEN} == OPEN
    assert answer.headers["Cache-Control"] == "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
    assert answer.headers["Surrogate-Key"] == f"{fronted.id} site-fba"


@pytest.mark.parametrize("ending", [".json", ".html", ".jsonld", ".vcf", ""])
def test_a_file_is_answered_as_the_registry_answers(fronted: Fronted, ending: str) -> None:
    path = f"/c/fba/{fronted.id}{ending}"
    file, live = ask(fronted.origin, path), ask(fronted.registry.origin, path)

    told = ("Content-Type", "Cache-Control", "Surrogate-Key", *OPEN)
    assert (file.is_a_file, live.is_a_file) == (True, False)
    assert file.body == live.body
    assert {name: file.headers[name] for name in told} == {name: live.headers[name] for name in told}
    assert loads(file.headers["Content-Security-Policy"]) <= loads(live.headers["Content-Security-Policy"])


def loads(policy: str | None) -> set[str]:
    """The directives, each with each of its sources: what a file forbids is at least what the registry does."""
    directives = [directive.split() for directive in policy.split("; ")] if policy else []
    return {f"{name} {source}" for name, *sources in directives for source in sources}


@pytest.mark.parametrize(
    ("path", "content_type", "kept"),
    [
        ("/c/fba/card.css", "text/css; charset=utf-8", "public, max-age=30, stale-while-revalidate=30"),
        ("/static/author-card.css", "text/css; charset=utf-8", "public, max-age=60"),
        ("/static/author-card.js", "text/javascript; charset=utf-8", "public, max-age=60"),
        ("/m/a-160.avif", "image/avif", "public, max-age=86400, s-maxage=60"),
        ("/m/a-160.jpg", "image/jpeg", "public, max-age=86400, s-maxage=60"),
        ("/m/a-160.webp", "image/webp", "public, max-age=86400, s-maxage=60"),
    ],
)
def test_sheets_and_photos_are_files_too(fronted: Fronted, path: str, content_type: str, kept: str) -> None:
    answer = ask(fronted.origin, path)

    assert (answer.status, answer.is_a_file) == (200, True)
    assert answer.body == (fronted.folder / path[1:]).read_bytes()
    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Cache-Control"].startswith(kept)
    assert {name: answer.headers[name] for name in OPEN} == OPEN
    assert answer.headers["Surrogate-Key"] is None


@pytest.mark.parametrize("query", ["?layout=tile", "?lang=es", "?size=short", "?heading=2"])
def test_a_query_is_for_the_registry(fronted: Fronted, query: str) -> None:
    answer = ask(fronted.origin, f"/c/fba/{fronted.id}.html{query}")

    assert (answer.status, answer.is_a_file) == (200, False)
    assert answer.headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert answer.headers.get_all("Cache-Control") == [
        "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
    ]


def test_an_unknown_parameter_is_refused_by_the_registry(fronted: Fronted) -> None:
    answer = ask(fronted.origin, f"/c/fba/{fronted.id}.json?layuot=tile")

    assert (answer.status, answer.headers["Content-Type"]) == (400, "application/problem+json")


def test_an_empty_query_is_none(fronted: Fronted) -> None:
    assert ask(fronted.origin, f"/c/fba/{fronted.id}.html?").is_a_file


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/c/fba/ctr_nobody.json", 404),
        ("/c/elsewhere/ctr_nobody.json", 404),
        ("/m/nothing-160.jpg", 404),
        ("/static/pages/base.css", 200),
        ("/docs/", 200),
        ("/", 302),
        ("/c/fba/../../manifest.json", 404),
        ("/manifest.json", 404),
        ("/cards.json", 404),
        ("/none", 404),
    ],
)
def test_what_is_no_file_is_for_the_registry(fronted: Fronted, path: str, status: int) -> None:
    answer = ask(fronted.origin, path)

    assert (answer.status, answer.is_a_file) == (status, False)


def test_a_preflight_and_a_write_are_for_the_registry(fronted: Fronted) -> None:
    path = f"/c/fba/{fronted.id}.json"
    preflight, write = ask(fronted.origin, path, "OPTIONS"), ask(fronted.origin, path, "POST")

    assert (preflight.status, preflight.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert (write.status, write.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_head_and_conditional_requests_are_answered_by_the_file(fronted: Fronted) -> None:
    path = f"/c/fba/{fronted.id}.json"
    head = ask(fronted.origin, path, "HEAD")
    again = ask(fronted.origin, path, If_None_Match=head.headers["ETag"])

    assert (head.status, head.body, head.is_a_file) == (200, b"", True)
    assert (again.status, again.body, again.is_a_file) == (304, b"", True)
    assert again.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("ending", [".json", ".html", ".jsonld", ".vcf"])
def test_files_are_compressed_for_those_who_take_it(fronted: Fronted, ending: str) -> None:
    path = f"/c/fba/{fronted.id}{ending}"
    answer = ask(fronted.origin, path, Accept_Encoding="gzip")

    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.body) == ask(fronted.origin, path).body


def test_the_commands_of_the_page_name_what_there_is(fronted: Fronted) -> None:
    """Only the registry's answers carry its request id, as the page says."""
    commands = re.findall(r"^curl -sI \"?http://127\.0\.0\.1(/\S+?)\"?\s+#", PAGE.read_text(encoding="utf-8"), re.M)
    answers = [ask(fronted.origin, path.replace("ctr_laura", fronted.id), "HEAD") for path in commands]

    assert [(answer.status, answer.is_a_file) for answer in answers] == [(200, True), (200, False), (404, False)]
