"""How long the tests that try things out go on trying: a little in every run, ten times as long in `make soak`."""

import os

EFFORT = int(os.environ.get("TEST_EFFORT", "1"))


def examples(usual: int) -> int:
    return usual * EFFORT
