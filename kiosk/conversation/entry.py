"""What a person contributes, normalised into a turn: the same shape whether spoken or typed."""

from __future__ import annotations

import uuid

from kiosk.core.turn import ImageEvidence, Modality, Turn
from kiosk.perception.ear import Heard


def spoken_turn(heard: Heard, session_id: str, images: tuple[ImageEvidence, ...] = ()) -> Turn:
    """The turn of an utterance, and of what was shown with it."""
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
    )


def typed_turn(
    text: str, session_id: str, language: str = "en", images: tuple[ImageEvidence, ...] = ()
) -> Turn:
    """The turn of a typed text, and of what was shown with it."""
    modality = Modality.IMAGE if images else Modality.TEXT
    return Turn(uuid.uuid4().hex, session_id, modality, text, language=language, images=images)
