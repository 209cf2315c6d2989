"""The desk has words for everything that may speak for two being one."""

from typing import get_args

from contributors.api.management.contributors.lookalikes import Code
from contributors.desk.drafts import _SAID_OF


def test_the_desk_has_words_for_every_reason() -> None:
    assert set(_SAID_OF) == {code for code in get_args(Code) if not code.startswith("other_")}
