"""/desk/: the editors' pages. Plain forms that work without script; what they do, the verbs of ``actions`` do."""
