"""The owner's documents: store packs read, checked, built into one file, and searched."""
