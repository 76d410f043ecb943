"""The store packs that ship with the kiosk; folders of documents, no code."""
