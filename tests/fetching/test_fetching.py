"""Calls to a server on this machine: what is read, what is followed, what is refused and where it ends."""

import gzip
import socket
import ssl
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address, ip_network
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from contributors.errors import FetchFailed
from contributors.fetching import Limits, asking, fetch, host_of, may_be_called
from tests.fetching.pretending import Pretended, leading_to, pretended, raw, saying


@pytest.fixture
def site() -> Iterator[Pretended]:
    with pretended() as running:
        yield running


def refusal(url: str, *hosts: str, **limits: Any) -> str:
    with pytest.raises(FetchFailed) as failed:
        fetch(url, hosts=hosts, limits=Limits(**limits) if limits else None)
    assert failed.value.detail.endswith(".")
    return failed.value.code


def test_an_answer_is_read_with_its_headers(site: Pretended, settings: Any) -> None:
    site.answers["/feed"] = saying(b"<rss/>", ETag='"1"', Content_Type="application/rss+xml")

    fetched = fetch(site.url("/feed?a=1#top"), hosts={site.host}, headers={"If-None-Match": '"0"'})

    assert (fetched.status, fetched.body, fetched.moved_to) == (200, b"<rss/>", None)
    assert (fetched.headers["etag"], fetched.headers["content-type"]) == ('"1"', "application/rss+xml")
    [(path, asked)] = site.asked
    assert path == "/feed?a=1"
    assert asked["host"] == site.host
    assert asked["if-none-match"] == '"0"'
    assert asked["user-agent"] == f"ContributorRegistry/{settings.VERSION} (+{settings.PUBLIC_ORIGIN})"


@pytest.mark.parametrize("status", [304, 404, 410, 500])
def test_any_status_is_an_answer(site: Pretended, status: int) -> None:
    site.answers["/"] = raw(f"HTTP/1.1 {status} So\r\nRetry-After: 9\r\n\r\n".encode())

    fetched = fetch(site.url(), hosts={site.host})

    assert (fetched.status, fetched.headers["retry-after"], fetched.body) == (status, "9", b"")


def test_an_address_with_other_letters_is_percent_encoded(site: Pretended) -> None:
    fetch(site.url("/f%C3%A9/straße?q=é|1"), hosts={site.host})

    assert site.asked[0][0] == "/f%C3%A9/stra%C3%9Fe?q=%C3%A9%7C1"


def test_redirects_are_followed_within_the_hosts(site: Pretended) -> None:
    site.answers |= {"/a": leading_to("b", 301), "/b": leading_to(site.url("/c"), 308), "/c": saying(b"here")}

    fetched = fetch(site.url("/a"), hosts={site.host})

    assert (fetched.url, fetched.body, fetched.moved_to) == (site.url("/c"), b"here", site.url("/c"))


def test_an_address_has_moved_only_if_every_redirect_is_permanent(site: Pretended) -> None:
    site.answers |= {"/a": leading_to("/b", 301), "/b": leading_to("/c", 302), "/c": saying(b"here")}

    assert fetch(site.url("/a"), hosts={site.host}).moved_to is None


def test_a_redirect_to_another_host_is_not_followed(site: Pretended) -> None:
    with pretended() as other:
        site.answers["/a"] = leading_to(other.url("/secret"))

        assert refusal(site.url("/a"), site.host) == "host_not_listed"
        assert other.asked == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://me:pw@127.0.0.1/", "http://[", "gopher://x"]
)
def test_a_redirect_to_what_is_no_web_address_is_not_followed(site: Pretended, target: str) -> None:
    site.answers["/a"] = leading_to(target)

    assert refusal(site.url("/a"), site.host) == "address_refused"


def test_a_redirect_into_a_private_network_is_not_followed(site: Pretended) -> None:
    """Though it is on the list of hosts: who wrote the list does not own the network."""
    site.answers["/a"] = leading_to("http://10.0.0.1/")

    assert refusal(site.url("/a"), site.host, "10.0.0.1") == "private_address"


def test_redirects_without_an_end_are_given_up(site: Pretended) -> None:
    site.answers["/a"] = leading_to("/a")

    assert refusal(site.url("/a"), site.host, redirects=3) == "too_many_redirects"
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "url",
    [
        "ftp://fba.example/feed",
        "file:///etc/passwd",
        "https://",
        "https:///feed",
        "https://me@fba.example/",
        "https://fba.example:x/",
        "https://fba.example/a b",
        "https://fba.example\\@evil.example/",
        "javascript:alert(1)",
        "fba.example/feed",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    assert refusal(url, "fba.example") == "address_refused"


def test_a_host_that_is_not_listed_is_not_asked(site: Pretended) -> None:
    assert refusal(site.url(), "127.0.0.1", f"127.0.0.2:{site.port}") == "host_not_listed"
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://FBA.example./feed", "fba.example"),
        ("https://fba.example:443/", "fba.example"),
        ("http://fba.example:443/", "fba.example:443"),
        ("https://müller.example/", "xn--mller-kva.example"),
    ],
)
def test_a_host_is_written_in_one_way(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "localhost", "fba.localhost"])
def test_this_machine_is_called_only_where_the_operator_allows_it(
    site: Pretended, settings: Any, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    settings.FETCH_ALLOWED_NETWORKS = []
    named(monkeypatch, ["127.0.0.1"])  # what the system makes of each of them

    assert refusal(site.url(host=host), f"{host}:{site.port}") == "private_address"
    assert site.asked == []


def test_names_below_localhost_are_this_machine(site: Pretended) -> None:
    site.answers["/"] = saying(b"fba")

    assert fetch(site.url(host="fba.localhost"), hosts={f"fba.localhost:{site.port}"}).body == b"fba"
    assert site.asked[0][1]["host"] == f"fba.localhost:{site.port}"


def named(monkeypatch: pytest.MonkeyPatch, *answers: Any) -> None:
    """Every lookup gives the next of these lists of addresses, or raises it."""
    waiting = iter(answers)

    def look_up(host: str, port: int, *, type: int) -> list[Any]:
        answer = next(waiting)
        if isinstance(answer, BaseException):
            raise answer
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (word, port)) for word in answer]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_name_with_one_private_address_among_others_is_refused(
    site: Pretended, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, ["127.0.0.1", "10.0.0.7"])

    assert refusal(site.url(host="fba.example"), f"fba.example:{site.port}") == "private_address"
    assert site.asked == []


def test_a_name_is_looked_up_once_and_that_address_is_called(site: Pretended, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its address after the check (DNS rebinding) gains nothing."""
    site.answers["/"] = saying(b"here")
    named(monkeypatch, ["127.0.0.1"])

    assert fetch(site.url(host="fba.example"), hosts={f"fba.example:{site.port}"}).body == b"here"


def test_the_next_address_is_tried_where_one_does_not_answer(site: Pretended, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/"] = saying(b"here")
    named(monkeypatch, ["127.0.0.9", "127.0.0.1"])

    assert fetch(site.url(host="fba.example"), hosts={f"fba.example:{site.port}"}).body == b"here"


def test_an_unknown_name_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, socket.gaierror(-2, "Name or service not known"))

    assert refusal("https://fba.example/", "fba.example") == "unknown_host"


def test_a_lookup_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    forever = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **named: forever.wait(20))

    assert refusal("https://fba.example/", "fba.example", seconds=0.05) == "too_slow"
    forever.set()


def test_nobody_there_is_unreachable(site: Pretended) -> None:
    assert refusal("http://127.0.0.9:9/", "127.0.0.9:9") == "unreachable"


def test_a_body_is_read_up_to_the_limit_and_no_further(site: Pretended) -> None:
    site.answers["/fits"] = saying(b"x" * 1000)
    site.answers["/large"] = saying(b"x" * 1001)

    assert len(fetch(site.url("/fits"), hosts={site.host}, limits=Limits(bytes=1000)).body) == 1000
    assert refusal(site.url("/large"), site.host, bytes=1000) == "answer_too_large"


def test_a_body_without_a_length_is_held_to_the_limit_too(site: Pretended) -> None:
    site.answers["/"] = raw(b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 300_000)

    assert refusal(site.url(), site.host, bytes=200_000) == "answer_too_large"


def test_gzip_is_unpacked_and_counted_unpacked(site: Pretended) -> None:
    site.answers["/fits"] = saying(gzip.compress(b"x" * 1000), Content_Encoding="gzip")
    site.answers["/bomb"] = saying(gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")

    assert fetch(site.url("/fits"), hosts={site.host}).body == b"x" * 1000
    assert refusal(site.url("/bomb"), site.host) == "answer_too_large"


@pytest.mark.parametrize(
    "answer",
    [
        saying(b"no gzip", Content_Encoding="gzip"),
        saying(gzip.compress(b"broken off" * 100)[:-9], Content_Encoding="gzip"),
        saying(zlib.compress(b"x"), Content_Encoding="deflate"),
        saying(b"x", Content_Encoding="br"),
        raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"),
        raw(b""),
    ],
)
def test_what_is_no_http_is_refused(site: Pretended, answer: Any) -> None:
    site.answers["/"] = answer

    assert refusal(site.url(), site.host) in {"broken_answer", "unreachable"}


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_at_the_deadline(site: Pretended, first: bytes) -> None:
    """Each byte would begin a socket's own timeout anew."""
    left = Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(first)
        for _ in range(200):
            if left.wait(0.05):
                return
            handler.wfile.write(b"H")

    site.answers["/"] = drip

    assert refusal(site.url(), site.host, seconds=0.3) == "too_slow"
    left.set()


def certificate(folder: Path, name: str) -> Path:
    """Self-signed, for ``name``; the key is in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def secure_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pretended]:
    """https as `fba.localhost`, with a certificate that this process trusts."""
    path = certificate(tmp_path, "fba.localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    asking._tls.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    with pretended(context) as running:
        yield running
    asking._tls.cache_clear()


def test_https_is_read_where_the_certificate_is_that_of_the_name(secure_site: Pretended) -> None:
    secure_site.answers["/"] = saying(b"here")

    fetched = fetch(secure_site.url(host="fba.localhost"), hosts={f"fba.localhost:{secure_site.port}"})

    assert fetched.body == b"here"


def test_a_certificate_of_another_name_is_refused(secure_site: Pretended) -> None:
    url = secure_site.url(host="signal.localhost")

    assert refusal(url, f"signal.localhost:{secure_site.port}") == "certificate_refused"
    assert secure_site.asked == []


def test_https_does_not_lead_to_http(secure_site: Pretended, site: Pretended) -> None:
    secure_site.answers["/"] = leading_to(site.url())
    hosts = (f"fba.localhost:{secure_site.port}", site.host)

    assert refusal(secure_site.url(host="fba.localhost"), *hosts) == "address_refused"
    assert site.asked == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("0.0.0.0", False),  # noqa: S104
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.0.0.8", False),
        ("192.0.2.1", False),
        ("192.88.99.1", False),
        ("192.168.1.1", False),
        ("198.18.0.1", False),
        ("224.0.0.251", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::7f00:1", False),
        ("2001::1", False),
        ("2001:db8::1", False),
        ("2002:7f00:1::", False),
        ("3fff::1", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
    ],
)
def test_only_public_addresses_may_be_called(word: str, expected: bool) -> None:
    assert may_be_called(ip_address(word)) is expected


def test_an_allowed_network_may_be_called_in_either_spelling() -> None:
    allowed = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]

    assert [may_be_called(ip_address(word), allowed) for word in ("10.9.9.9", "::ffff:10.9.9.9", "fd00::1")] == [
        True
    ] * 3
    assert not may_be_called(ip_address("192.168.0.1"), allowed)
