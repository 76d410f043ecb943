"""The composition root and everything around it: settings, logs, command line, window start."""
