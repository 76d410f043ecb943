"""The ears: audio in, endpointing, transcription."""
