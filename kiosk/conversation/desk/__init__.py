"""The desk: hears what a person wants done, asks what is missing, reads back, does it once."""
