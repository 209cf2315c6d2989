"""Walk-through A6, steps 3 to 7, by API and command: a photo with a licence for two sites until the year ends.

Against the real server.
"""

import json
import struct
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from PIL import Image

from tests.api.asking import Answer, ask
from tests.photos.conftest import Exiftool, exiftool  # noqa: F401  a fixture
from tests.servers import Server, StartServer

pytestmark = pytest.mark.server
PHOTO = "/api/v1/contributors/ctr_minh/photo"
EYES = "0.62,0.35"
LICENCE = {"sites": "meridian,signal", "licensed_until": "2026-12-31"}
MEMBER = {"Authorization": "Bearer pt_demo_photo"}
PERSONAL = ("Nguyen", "Minh", "SN-4711", "Hanoi")


def minh_jpg() -> bytes:
    """3000×2000, with the photographer and the credit in IPTC, and with what nobody else should read."""
    notes = Image.Exif()
    notes[0x010E] = "Nguyen Minh Anh at home"
    notes.get_ifd(0x8769)[0xA431] = "SN-4711"
    notes.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 15.0)})
    file = BytesIO()
    Image.linear_gradient("L").resize((3000, 2000)).convert("RGB").save(file, "JPEG", exif=notes, comment="Hanoi")
    data, iptc = file.getvalue(), b""
    for number, text in ((80, "Anna Reyes"), (110, "Reyes/Meridian")):
        iptc += struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text.encode()
    iptc += b"\0" * (len(iptc) % 2)
    body = b"Photoshop 3.0\0" + b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(iptc)) + iptc
    return data[:2] + struct.pack(">BBH", 0xFF, 0xED, len(body) + 2) + body + data[2:]


def put(server: Server, data: bytes, query: str = "", name: str = "minh.jpg", **fields: str) -> Answer:
    form = encode_multipart(BOUNDARY, {"file": SimpleUploadedFile(name, data), **fields})
    headers = {**MEMBER, "Content-Type": MULTIPART_CONTENT, "If-Match": "*"}
    return ask(server, PHOTO + query, headers, "PUT", form)


def card(server: Server, site: str) -> Any:
    return json.loads(ask(server, f"/c/{site}/ctr_minh.json").content)


def get(server: Server, url: str) -> Answer:
    assert url.startswith(f"{server.origin}/m/")
    return ask(server, urlsplit(url).path)


@pytest.fixture(scope="module")
def uploaded(demo_server: Server) -> dict[str, Any]:
    """What the API answers when the photo is set with its licence."""
    answer = put(demo_server, minh_jpg(), focal_point=EYES, alt="Minh, with glasses", **LICENCE)
    assert answer.status == 201, answer.content
    return dict(json.loads(answer.content))


def test_step_1_whose_picture_it_is_comes_from_the_file(uploaded: dict[str, Any]) -> None:
    assert (uploaded["creator"], uploaded["credit"]) == ("Anna Reyes", "Reyes/Meridian")
    assert uploaded["original"]["had_location"] is True
    assert (uploaded["original"]["width"], uploaded["original"]["height"]) == (3000, 2000)


def test_step_3_it_is_shown_where_it_is_licensed_and_nowhere_else(
    demo_server: Server, uploaded: dict[str, Any]
) -> None:
    assert card(demo_server, "fba")["photo"] is None
    fragment = ask(demo_server, "/c/fba/ctr_minh.html").content.decode()
    assert "ac__mono" in fragment
    assert "<img" not in fragment

    photo = card(demo_server, "meridian")["photo"]
    [webp] = [source["srcset"] for source in photo["sources"] if source["type"] == "image/webp"]
    widths = [entry.split(" ")[1] for entry in webp.split(", ")]
    assert widths == ["160w", "320w", "640w", "1280w"]
    assert (photo["width"], photo["height"]) == (640, 800)
    for entry in webp.split(", "):
        answer = get(demo_server, entry.split(" ")[0])
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/webp")
        with Image.open(BytesIO(answer.content)) as image:
            assert f"{image.width}w" == entry.split(" ")[1]
            assert image.height * 4 == image.width * 5
    assert "<img" in ask(demo_server, "/c/signal/ctr_minh.html").content.decode()


def test_step_4_the_rendition_tells_whose_it_is_and_nothing_else(
    demo_server: Server,
    uploaded: dict[str, Any],
    exiftool: Exiftool,  # noqa: F811
) -> None:
    urls = [file["url"] for file in uploaded["renditions"]]
    bodies = {urlsplit(url).path.removeprefix("/m/"): get(demo_server, url).content for url in urls}

    [name] = [
        urlsplit(file["url"]).path.removeprefix("/m/")
        for file in uploaded["renditions"]
        if (file["crop"], file["width"], file["type"]) == ("portrait", 640, "image/webp")
    ]
    assert name.endswith("-640.webp")
    assert len(name) == 32 + len("-640.webp")
    for found in exiftool(bodies).values():
        assert not [field for field in found if "GPS" in field or "Serial" in field]
        assert "Anna Reyes" in found.values()
    for file_name, body in bodies.items():
        assert not [word for word in PERSONAL if word.encode() in body or word.lower() in file_name]


def test_step_5_after_its_last_day_there_is_none_and_a_secret_key_learns_why(
    demo_server: Server, uploaded: dict[str, Any]
) -> None:
    asked = "/api/v1/sites/meridian/cards/ctr_minh?explain=1&as_of="
    secret = {"Authorization": "Bearer sk_demo_meridian"}
    on_the_day, after_it = (
        json.loads(ask(demo_server, asked + day, secret).content) for day in ("2026-12-31", "2027-01-01")
    )

    assert (on_the_day["photo"]["alt"], on_the_day["explain"]["photo"]["reason"]) == ("Minh, with glasses", None)
    assert (after_it["photo"], after_it["explain"]["photo"]["reason"]) == (None, "licence_expired")
    assert ask(demo_server, asked + "2027-01-01", {"Authorization": "Bearer pk_demo_meridian"}).status == 403


def stored(server: Server) -> set[str]:
    return {path.name for path in Path(server.environment["DATA_DIR"], "media").rglob("*.*") if path.is_file()}


@pytest.mark.parametrize(
    ("data", "name", "status", "code", "words"),
    [
        (b"II*\0" + bytes(30_000_000), "huge.tif", 413, "photo_too_large", "30 MB"),
        (b"II*\0" + bytes(1000), "small.tif", 422, "photo_format", "TIFF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing.svg", 422, "photo_format", "SVG"),
    ],
)
def test_step_6_what_is_no_photo_is_refused_with_the_reason_and_not_stored(
    demo_server: Server, uploaded: dict[str, Any], data: bytes, name: str, status: int, code: str, words: str
) -> None:
    before = stored(demo_server)

    answers = [
        put(demo_server, data, name=name),
        ask(demo_server, PHOTO, {**MEMBER, "If-Match": "*", "Content-Type": "image/jpeg"}, "PUT", data),
    ]

    for answer in answers:
        problem = json.loads(answer.content)
        assert (answer.status, problem["code"]) == (status, code)
        assert words in problem["detail"]
    assert stored(demo_server) == before
    assert json.loads(ask(demo_server, PHOTO, MEMBER).content)["id"] == uploaded["id"]


def test_step_6_what_is_too_small_is_refused_softly_and_taken_for_bylines(start_server: StartServer) -> None:
    server = start_server()
    file = BytesIO()
    Image.new("RGB", (200, 200), "#7a5a3c").save(file, "JPEG")
    before = stored(server)

    refused = json.loads(put(server, file.getvalue()).content)

    assert (refused["status"], refused["code"], refused["accepted_as"]) == (422, "photo_too_small", "small")
    assert "too small for the profile page, which needs 640 × 800" in refused["detail"]
    assert "fine for bylines" in refused["detail"]
    assert stored(server) == before

    assert put(server, file.getvalue(), "?small=1").status == 201
    assert "<img" in ask(server, "/c/meridian/ctr_minh.html?layout=byline").content.decode()
    assert "<img" not in ask(server, "/c/meridian/ctr_minh.html?layout=profile").content.decode()


def test_step_7_undo_brings_the_old_addresses_back_byte_for_byte(start_server: StartServer) -> None:
    server = start_server()
    contributor = "/api/v1/contributors/ctr_minh"
    owner = {"Authorization": "Bearer pt_demo_owner", "If-Match": "*", "Content-Type": "application/json"}
    version = json.loads(ask(server, contributor, owner).content)["version"]
    urls = [file["url"] for file in json.loads(ask(server, PHOTO, MEMBER).content)["renditions"]]
    before = [get(server, url).content for url in urls]

    assert put(server, minh_jpg(), focal_point=EYES).status == 201
    assert {get(server, url).status for url in urls} == {410}
    assert json.loads(get(server, urls[0]).content)["code"] == "photo_withdrawn"
    undone = ask(server, f"{contributor}/revert", owner, "POST", json.dumps({"version": version}).encode())

    assert undone.status == 200
    answers = [get(server, url) for url in urls]
    assert {answer.status for answer in answers} == {200}
    assert [answer.content for answer in answers] == before


def test_the_command_makes_the_same_files_as_the_api(
    start_server: StartServer, uploaded: dict[str, Any], tmp_path: Path
) -> None:
    server = start_server()
    path = tmp_path / "Minh at home.jpg"
    path.write_bytes(minh_jpg())

    printed = server.manage(
        *("set_photo", "ctr_minh", str(path), "--focal-point", EYES, "--alt", "Minh, with glasses"),
        *("--sites", LICENCE["sites"], "--until", LICENCE["licensed_until"]),
    )

    assert printed.splitlines()[1] == "The file said where it was taken; no copy does."
    names = [line.rpartition("/m/")[2] for line in printed.splitlines() if "/m/" in line]
    assert names == [file["url"].rpartition("/m/")[2] for file in uploaded["renditions"]]
    assert card(server, "fba")["photo"] is None
    assert card(server, "meridian")["photo"]["credit"] == "Reyes/Meridian"
