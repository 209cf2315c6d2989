"""The public cards, ``/c/{site}/{id}.{suffix}``: the addresses that readers' browsers ask."""
