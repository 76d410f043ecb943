"""The vocabulary every room shares: audio format, turns, records, events, state, ports, errors."""
