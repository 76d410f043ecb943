"""What a person contributes, normalised into a turn: the same shape whether spoken or typed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from kiosk.core.turn import ImageEvidence, Modality, Turn
from kiosk.perception.ear import Heard


@dataclass(frozen=True, slots=True)
class Tongues:
    """The documents' language, and the one of the screen, "" where there is none."""

    main: str = "en"
    read: str = ""


def spoken_turn(
    heard: Heard,
    session_id: str,
    images: tuple[ImageEvidence, ...] = (),
    tongues: Tongues = Tongues(),
) -> Turn:
    """The turn of an utterance, and of what was shown with it.

    Who speaks another language than the documents' is answered in it, whatever the screen shows.
    """
    said = heard.transcript
    return Turn(
        turn_id=uuid.uuid4().hex,
        session_id=session_id,
        modality=Modality.VOICE_IMAGE if images else Modality.VOICE,
        transcript=said.text,
        confidence=said.confidence,
        language=said.language,
        images=images,
        heard=said.heard,
        wants=tongues.read if said.language == tongues.main else "",
    )


def typed_turn(
    text: str,
    session_id: str,
    tongues: Tongues = Tongues(),
    images: tuple[ImageEvidence, ...] = (),
) -> Turn:
    """The turn of a typed text, and of what was shown with it."""
    modality = Modality.IMAGE if images else Modality.TEXT
    main, read = tongues.main, tongues.read
    return Turn(uuid.uuid4().hex, session_id, modality, text, 1.0, main, images, wants=read)
