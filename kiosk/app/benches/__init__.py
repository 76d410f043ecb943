"""Suites of ``kiosk bench``: speed."""
