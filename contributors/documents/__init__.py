"""The shapes that history keeps, and the one gate each passes before it is stored."""
