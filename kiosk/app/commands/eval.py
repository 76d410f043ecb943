"""``kiosk eval``: how good the kiosk is, measured; one module of `kiosk.app.evals` a suite."""

from __future__ import annotations

from argparse import ArgumentParser

from kiosk.app.suites import add_suites

SUITES = {
    "guard": "attacks found, false alarms, personal data by type, time by layer",
    "grounding": "answers over a pack: right, abstained, wrong facts spoken, recall, latency",
    "tools": "requests: right tool and arguments, silence, the state of the back office afterwards",
    "routing": "what the estimate of difficulty saves: quality against cost on a rated set",
    "search": "the search alone: is the document, and the answer, among the first passages",
}
"""Every suite with its one-line help; module ``kiosk.app.evals.<name>`` serves it."""


def configure(parser: ArgumentParser) -> None:
    """Add the suites."""
    add_suites(parser, "kiosk.app.evals", SUITES)
