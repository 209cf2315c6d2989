"""The document of a name as a site's feed prints it, and of what a person made of it."""

from contributors.documents.values import Document, Faults


def cleaned(document: Document, before: Document | None) -> Document:
    """Raises Invalid with all faults. That the contributor exists is for the write path to say."""
    faults = Faults()
    given = faults.whole(document, ("text", "settled", "contributor"), "a credited name")
    result = {
        "text": faults.required("/text", given.get("text"), 400, "A credited name has a text."),
        "settled": faults.flag("/settled", given.get("settled", False)),
        "contributor": faults.line("/contributor", given.get("contributor"), 100),
    }
    if before is not None and result["text"] != before["text"]:
        faults.add("/text", "What a site printed does not change.", "not_editable")
    if result["contributor"] and not result["settled"]:
        faults.add("/settled", "A name with a contributor is settled.", "not_settled")
    faults.raise_any()
    return result
