"""Model files: what there is, where it comes from, and that it is what it claims to be."""
