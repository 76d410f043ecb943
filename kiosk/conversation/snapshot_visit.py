"""The part of the snapshot that is about the visit: its end, its products, its volume."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import events as ev
from kiosk.core.consent import Role
from kiosk.core.presence import Approached
from kiosk.core.state import KioskState, Problem


def visiting(state: KioskState, event: ev.Event) -> KioskState:
    """The snapshot after `event`, as far as it is about the visit."""
    match event:
        case ev.SessionStarted() | ev.FarewellEnded():
            return replace(state, farewell=False, expires_in=None)
        case ev.TimeoutNear(seconds):
            return replace(state, expires_in=seconds)
        case ev.TimeoutPostponed():
            return replace(state, expires_in=None)
        case ev.Farewell():
            return replace(state, farewell=True, expires_in=None)
        case ev.ProductsShown(products):
            return replace(state, products=products)
        case ev.NextQuestions(questions):
            return replace(state, next_questions=questions)
        case ev.ConsentChanged(consents):
            return replace(state, consents=consents)
        case ev.RoleChanged(role):
            return replace(
                state,
                role=role,
                staff=state.staff if role is not Role.SHOPPER else None,
                problem=None,
            )
        case ev.AccessDenied(error):
            return replace(state, problem=Problem(error.code, error.message, error.hint))
        case Approached(near):
            return replace(state, near=near)
        case ev.CameraChanged(view):
            return replace(state, camera=view)
        case ev.VoiceChanged(volume, pace):
            return replace(state, volume=volume, pace=pace)
    return state
