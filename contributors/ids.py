"""Random public ids. 128 bits, so that they can't be guessed; never time-ordered, never made from a name."""

import secrets

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"  # base 32, RFC 4648 section 6, lower-cased
_LENGTH = 26  # 26 * 5 bits = 130 bits


def random_text(length: int = _LENGTH) -> str:
    """``length`` random base-32 characters, 5 bits each."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def contributor_id() -> str:
    return f"ctr_{random_text()}"


def person_id() -> str:
    return f"per_{random_text()}"


def member_id() -> str:
    return f"mem_{random_text()}"


def membership_id() -> str:
    return f"msp_{random_text()}"


def site_id() -> str:
    return f"sit_{random_text()}"


def article_id() -> str:
    return f"art_{random_text()}"


def credited_name_id() -> str:
    return f"cnm_{random_text()}"


def photo_id() -> str:
    return f"pho_{random_text()}"


def key_id() -> str:
    return f"key_{random_text()}"


def event_id() -> str:
    return f"evt_{random_text()}"


def distinction_id() -> str:
    return f"dis_{random_text()}"


def merge_id() -> str:
    return f"mrg_{random_text()}"
