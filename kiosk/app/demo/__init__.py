"""A scripted visit through the real audio path, and the report of it."""
