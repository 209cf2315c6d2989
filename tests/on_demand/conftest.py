"""Tests that take minutes and install what no other test needs. They are run by name: `make wordpress`."""

import os

collect_ignore_glob = [] if os.environ.get("ON_DEMAND") else ["*"]
