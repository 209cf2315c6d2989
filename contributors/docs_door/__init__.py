"""/docs/: the documentation of this very version, from its own files, without any other host."""
