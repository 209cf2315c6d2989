"""The verbs: what can be done to the nouns. Doors call these and nothing else; each goes through the write path."""
