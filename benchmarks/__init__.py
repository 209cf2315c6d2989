"""What the registry costs, as ratios to nginx serving the same bytes in the same run. See README.md in this folder."""
