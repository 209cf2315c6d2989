"""The files that pictures come in, taken apart by hand: what is pixels and colours, and what is said besides."""
