"""PINs: hashed, throttled, locked out, across restarts and processes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.core.consent import Role
from kiosk.core.errors import BadInput, KioskError, Refused
from kiosk.governance.access import FREE_TRIES, LONGEST_WAIT_S, Access

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def access(tmp_path: Path, clock: Clock, told: list[str]) -> Access:
    made = Access(tmp_path / "access.json", now=clock, hasher=QUICK, tell=told.append)
    made.set_pin(Role.STAFF, "2580")
    made.set_pin(Role.OWNER, "73195")
    return made


def code_of(access: Access, pin: str) -> str:
    with pytest.raises(Refused) as caught:
        access.unlock(pin)
    return caught.value.code


def test_each_pin_opens_its_role(access: Access, told: list[str]) -> None:
    assert access.unlock("2580") is Role.STAFF
    assert access.unlock("73195") is Role.OWNER
    assert told == ["staff", "owner"]


def test_no_pin_yet(tmp_path: Path) -> None:
    assert code_of(Access(tmp_path / "a.json", hasher=QUICK), "0000") == "access.no_pin"


def test_the_pin_is_not_on_disk(access: Access, tmp_path: Path) -> None:
    for file in tmp_path.iterdir():
        assert b"2580" not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


def test_mistakes_cost_more_and_more_time(access: Access, clock: Clock, told: list[str]) -> None:
    for _ in range(FREE_TRIES):
        assert code_of(access, "9999") == "access.wrong_pin"
    assert code_of(access, "2580") == "access.locked", "even the right one must wait"
    clock.at += 31
    assert code_of(access, "9999") == "access.wrong_pin"
    clock.at += 31
    assert code_of(access, "2580") == "access.locked", "the wait has doubled"
    clock.at += 31
    assert access.unlock("2580") is Role.STAFF
    assert code_of(access, "9999") == "access.wrong_pin", "a success forgives"
    assert told.count("refused") == FREE_TRIES + 2


def test_a_restart_forgives_nothing(access: Access, tmp_path: Path, clock: Clock) -> None:
    for _ in range(FREE_TRIES):
        code_of(access, "9999")
    again = Access(tmp_path / "access.json", now=clock, hasher=QUICK)
    assert code_of(again, "2580") == "access.locked"


def test_a_clock_set_back_does_not_lock_for_ever(access: Access, clock: Clock) -> None:
    for _ in range(FREE_TRIES):
        code_of(access, "9999")
    clock.at -= 10 * LONGEST_WAIT_S
    assert code_of(access, "2580") == "access.locked"
    clock.at += 10 * LONGEST_WAIT_S + 40
    assert access.unlock("2580") is Role.STAFF


def test_many_at_once_do_not_outrun_the_count(access: Access) -> None:
    codes: list[str] = []
    threads = [
        threading.Thread(target=lambda: codes.append(code_of(access, "9999"))) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count("access.wrong_pin") == FREE_TRIES
    assert codes.count("access.locked") == 12 - FREE_TRIES


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "٣٤٥٦", " 2580"])
def test_bad_pins(access: Access, pin: str) -> None:
    with pytest.raises(BadInput, match="digits"):
        access.set_pin(Role.STAFF, pin)


@pytest.mark.parametrize("pin", ["0000", "1234", "9876"])
def test_weak_pins(access: Access, pin: str) -> None:
    with pytest.raises(BadInput) as caught:
        access.set_pin(Role.STAFF, pin)
    assert caught.value.code == "access.weak_pin"


def test_one_pin_for_two_roles(access: Access) -> None:
    with pytest.raises(BadInput) as caught:
        access.set_pin(Role.OWNER, "2580")
    assert caught.value.code == "access.taken_pin"


def test_a_damaged_file_opens_nothing(access: Access, tmp_path: Path) -> None:
    (tmp_path / "access.json").write_text("{")
    with pytest.raises(KioskError) as caught:
        access.unlock("2580")
    assert caught.value.code == "access.damaged"
