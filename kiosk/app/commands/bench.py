"""``kiosk bench``: how fast the kiosk is, measured; one module of `kiosk.app.benches` a suite."""

from __future__ import annotations

from argparse import ArgumentParser

from kiosk.app.suites import add_suites

SUITES = {
    "voice": "from the last sample of speech to the first of the answer, in real time",
    "start": "from the call of `kiosk run` to its first picture, and to ready",
    "search": "search time, index size and build rate as a pack grows",
    "cloud": "what a cloud tier adds to a bare call of the SDK",
}
"""Every suite with its one-line help; module ``kiosk.app.benches.<name>`` serves it."""


def configure(parser: ArgumentParser) -> None:
    """Add the suites."""
    add_suites(parser, "kiosk.app.benches", SUITES)
