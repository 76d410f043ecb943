"""Calling a person: what they are told, on which ways, and what happens when nobody comes."""
