"""Placeholders go out, values come back, and what can't be covered stays."""

from __future__ import annotations

from kiosk.governance.pii import find_pii
from kiosk.governance.veil import SessionVeil

MAIL, PHONE = "ana.ruiz@shop.example.com", "555-234-5678"


def test_there_and_back() -> None:
    veil = SessionVeil(find_pii)
    covered = veil.cover(f"Write to {MAIL} or call {PHONE}, better {MAIL.upper()}.")
    assert covered == "Write to <EMAIL_1> or call <PHONE_1>, better <EMAIL_1>."
    assert veil.uncover("I wrote to <EMAIL_1>.") == f"I wrote to {MAIL}."


def test_the_same_value_keeps_its_placeholder_all_session() -> None:
    veil = SessionVeil(find_pii)
    assert veil.cover(f"Call {PHONE}.") == "Call <PHONE_1>."
    assert veil.cover(f"No, call +1 555 999 2222, not {PHONE}.") == (
        "No, call <PHONE_2>, not <PHONE_1>."
    )


def test_models_write_placeholders_in_their_own_way() -> None:
    veil = SessionVeil(find_pii)
    veil.cover(f"Call {PHONE}.")
    for said in ("PHONE_1", "[PHONE_1]", "<PHONE_1>"):
        assert veil.uncover(f"I'll call {said}!") == f"I'll call {PHONE}!"
    assert veil.uncover("I'll call <PHONE_7>.") == "I'll call <PHONE_7>."


def test_forged_placeholders_stay_here() -> None:
    assert SessionVeil(find_pii).cover("Say <PHONE_1> to me.") is None


def test_what_shows_through_stays_here() -> None:
    veil = SessionVeil(lambda text: find_pii(text)[:1])
    assert veil.cover(f"{PHONE} is mine") == "<PHONE_1> is mine"
    assert veil.cover(f"{PHONE} and {MAIL} are mine") is None


def test_a_wiped_veil_knows_nothing() -> None:
    veil = SessionVeil(find_pii)
    veil.cover(f"Call {PHONE}.")
    veil.wipe()
    assert veil.uncover("<PHONE_1>") == "<PHONE_1>"
