"""Degrees, orders and memberships behind a name (``PhD``, ``M.D.``, ``OBE``); ``Jr.`` is none, but part of the name."""

from contributors.names.folding import words

_MOST = 12  # credentials behind one name; bounds the work on hostile input
# Nobody is called that, so no comma is needed. Keys are folded words run together: PhD, Ph.D., Phd.
_CREDENTIALS = frozenset(
    words(
        """
    phd dphil edd psyd dds dmd dvm dnp dpt dba scd pharmd mba msc bsc mph mfa mpa mpp mphil meng beng mres bcom llm
    llb esq cpa cfa aia obe mbe cbe kbe dbe gbe frs frsa frsl mdb mdl mdep mep csc drsc lcsw lmft bsn msn aprn lncc
    crna ccrn
        """
    )
)
# Also surnames or initials: without a comma only in capitals behind a name that is not in capitals itself.
_IN_CAPITALS = frozenset(words("md mp msp kc qc rn jd"))
# And these never without a comma.
_AFTER_COMMA = _IN_CAPITALS | frozenset(
    words(
        """
    do dc ba ma bs ms be pe np pa rd rdn ra sj op osb ofm am ac oam gri csi pmp od fnp cnm cfp acs facs facp faia mrcp
    frcp frcs mcips pgce
        """
    )
)
_GENERATIONS = frozenset({"jr", "sr"})
_ORDINALS = frozenset(words("ii iii iv vi vii viii"))


def split_credentials(name: str) -> tuple[str, str | None]:
    """``(name, credentials)``: ``Arthur Gray, Jr., M.D.`` keeps its ``Jr.``, and a single word is never emptied."""
    found: list[str] = []
    rest = name.strip()
    while len(found) < _MOST and (last := _last_credential(rest)):
        rest, token = last
        found.append(token)
    return (rest, ", ".join(reversed(found))) if found else (name, None)


def without_credentials(name: str) -> str:
    """``name`` without credentials and without ``Jr.`` or ``III``: what initials are taken from."""
    rest, _ = split_credentials(name)
    head, _, last = rest.strip().rpartition(" ")
    return head.rstrip(" ,") if head.strip(" ,") and _is_generation(last, name=head) else rest


def _is_generation(token: str, *, name: str) -> bool:
    key = "".join(words(token))
    # Ii and Vi are surnames, II and VI are not.
    return key in _GENERATIONS or (key in _ORDINALS and (token.isupper() or name.islower()))


def _last_credential(name: str) -> tuple[str, str] | None:
    """``(rest, token)`` when the last word is a credential that leaves a name before it."""
    trimmed = name.rstrip(" ,")
    start = max(trimmed.rfind(" "), trimmed.rfind(",")) + 1
    token, rest = trimmed[start:], trimmed[:start].rstrip()
    comma = rest.endswith(",") or _ends_in_credentials(rest)
    rest = rest.rstrip(" ,")
    return (rest, token) if rest and _is_credential(token, comma=comma, name=rest) else None


def _ends_in_credentials(rest: str) -> bool:
    """Whether all words since the last comma are credentials, so that ``, MD DDS`` is one group behind one comma."""
    _, comma, group = rest.rpartition(",")
    tokens = group.split()[: _MOST + 1]
    return bool(comma and tokens) and all(_is_credential(token, comma=True, name="") for token in tokens)


def _is_credential(token: str, *, comma: bool, name: str) -> bool:
    key = "".join(words(token))
    if comma:
        return key in _CREDENTIALS or (key in _AFTER_COMMA and (token.isupper() or (token + name).islower()))
    if len(words(name)) < 2:
        return False
    spelt_out = "." in token.rstrip(".")
    return key in _CREDENTIALS or (
        key in _IN_CAPITALS and token.isupper() and (spelt_out or key == "md" or not name.isupper())
    )
