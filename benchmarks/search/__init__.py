"""`python -m benchmarks.search`: how fast the picker finds people among many, and whether it finds them."""
