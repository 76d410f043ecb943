"""Suites of ``kiosk eval``: quality."""
