"""The demo world: the same six sites, 400 contributors and their stories on every machine, for trying things out."""

from contributors.jobs.demo.seeding import demo_key, seed

__all__ = ["demo_key", "seed"]
