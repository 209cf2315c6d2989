"""Contributors in the management API: found, made, edited, published, and brought back to how they were."""
