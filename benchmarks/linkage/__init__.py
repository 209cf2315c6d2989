"""How well duplicates are found: labelled pairs, and the packages that are known for finding them."""
