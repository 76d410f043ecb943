"""What the window may ask of the kiosk."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from kiosk.core.state import Rating, WayIn

PACES = (0.7, 0.85, 1.0, 1.2, 1.5, 1.8)
"""How fast the voice may be wanted, in multiples of the owner's rate."""

Words = tuple[tuple[str, str], ...]
"""Texts, each with its language (ISO 639-1), which is the documents' where it is ""."""


class Commands(Protocol):
    """What a person can ask of the kiosk. Every call returns at once, from any thread."""

    def talk(self) -> None:
        """Listen."""

    def hold(self) -> None:
        """Listen until `release`."""

    def release(self) -> None:
        """The person has said what they wanted to say."""

    def choose_way_in(self, way_in: WayIn) -> None:
        """Take voices in another way: by touch, held button, open microphone."""

    def stop(self) -> None:
        """Be silent and do nothing."""

    def submit_text(self, text: str) -> None:
        """Answer a typed question."""

    def start_over(self) -> None:
        """Forget the person."""

    def more_time(self) -> None:
        """The person is still there."""

    def set_volume(self, volume: float) -> None:
        """How loud the voice is, 0 to 1."""

    def set_pace(self, pace: float) -> None:
        """How fast the voice is, in multiples of the owner's rate."""

    def choose_language(self, language: str) -> None:
        """What the person reads, and wants to hear (ISO 639-1)."""

    def consent(self, sense: str, granted: bool) -> None:
        """Allow or withdraw a sense: ``microphone``, ``camera``, ``cloud`` or ``memory``."""

    def unlock(self, pin: str) -> None:
        """Let staff or the owner in; the snapshot's role tells whether it was right."""

    def lock(self) -> None:
        """Be a shopper's kiosk again."""

    def rate(self, rating: Rating) -> None:
        """A thumb for the last answer."""

    def show_source(self, passage_id: str, text: str = "") -> None:
        """Open the document of a passage, at `text` if that is in it."""

    def hide_source(self) -> None:
        """Close the document."""

    def open_camera(self) -> None:
        """Show what the camera sees."""

    def close_camera(self) -> None:
        """Turn the camera off."""

    def freeze(self) -> None:
        """Hold the picture and read it, or let it go."""

    def approve(self, digest: str, code: str = "") -> None:
        """Yes to the card with `digest`; `code` is the PIN or receipt code it may need."""

    def reject(self, digest: str) -> None:
        """No to the card with `digest`."""

    def call_staff(self) -> None:
        """Ring for a member of staff."""

    def acknowledge_call(self) -> None:
        """A member of staff has seen the call."""

    def edit_step(self, number: int, text: str = "") -> None:
        """Let step `number` of the plan be `text`, or leave it out."""

    def staff(self, wish: str, subject: str = "", text: str = "") -> None:
        """Serve staff; `wish` is a value of `StaffWish`."""

    def read_aloud(self, words: Words) -> None:
        """Read words of the screen out; none silence what is being read."""

    def pause_reading(self) -> None:
        """Stop reading words of the screen out, or go on with it."""

    def switch_pack(self, path: Path) -> None:
        """Serve another pack once nobody is there."""
