"""The document of *not the same person*: which two, and when somebody thought better of it."""

from contributors.documents.values import Document, Faults


def cleaned(document: Document, before: Document | None) -> Document:
    """Raises Invalid with all faults. That both exist is for the verb to say."""
    faults = Faults()
    given = faults.whole(document, ("contributors", "withdrawn_at"), "a distinction")
    if before is not None and given.get("contributors") != before["contributors"]:
        faults.add("/contributors", "Which two are told apart does not change.", "not_editable")
    result = {
        "contributors": given.get("contributors"),
        "withdrawn_at": faults.instant("/withdrawn_at", given.get("withdrawn_at")),
    }
    faults.raise_any()
    return result
