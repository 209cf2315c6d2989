"""Members in the management API: colleagues, their roles, and who one is oneself."""
