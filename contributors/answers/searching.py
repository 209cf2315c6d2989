"""What a search takes at most, at every door."""

from contributors.errors import BadRequest
from contributors.names.findable import asked_words

LONGEST_QUERY, MOST_WORDS = 200, 8


def refuse_long_query(query: str) -> None:
    """Raises BadRequest (too_long) for what can't be a name."""
    if len(query) > LONGEST_QUERY or len(asked_words(query)) > MOST_WORDS:
        raise BadRequest(
            f"A search is for a name: at most {MOST_WORDS} words and {LONGEST_QUERY} characters.",
            code="too_long",
            param="q",
        )
