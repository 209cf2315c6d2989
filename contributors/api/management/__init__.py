"""The management API: what editors' tools and scripts do. Each address calls one verb, and the rules decide."""
