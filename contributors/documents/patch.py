"""JSON Merge Patch (RFC 7396): null takes a member away, objects are merged, everything else is replaced whole."""

from typing import Any


def edited_contributor(document: Any, patch: Any) -> Any:
    """``merge_patch`` on a contributor's document. A bio or override that is said anew is asserted anew.

    Where the patch has a text or value and no ``asserted_on``, the earlier day is not merged in: it was said of the
    earlier words.
    """
    return merge_patch(document, _said_anew(patch, document))


def _said_anew(patch: Any, document: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    result = {
        name: _said_anew(value, document.get(name) if isinstance(document, dict) else None)
        for name, value in patch.items()
    }
    if {"text", "value", "mode"} & set(patch) and "asserted_on" not in patch and _has_day(document):
        result["asserted_on"] = None
    return result


def _has_day(document: Any) -> bool:
    return isinstance(document, dict) and "asserted_on" in document


def merge_patch(target: Any, patch: Any) -> Any:
    """``target`` with ``patch`` applied; neither is changed. Depth is bounded by what the JSON reader let through."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merge_patch(result.get(name), value)
    return result
