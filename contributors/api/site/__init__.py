"""What a site's own back end and pages use: its cards in bulk, its articles, and whoever is behind an old id."""
