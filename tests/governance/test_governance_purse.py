"""Money for models elsewhere."""

from __future__ import annotations

import multiprocessing
import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.errors import KioskError, Refused
from kiosk.governance.purse import Caps, MoneyPurse


class Calendar:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


def purse_at(tmp_path: Path, calendar: Calendar, **caps: float) -> MoneyPurse:
    return MoneyPurse(tmp_path / "costs.db", Caps(**caps), calendar)  # type: ignore[arg-type]


def reserve(purse: MoneyPurse, worst: float, turn: str = "t", session: str = "s") -> int:
    return purse.reserve(
        tier="premium", model="gpt-4o", turn_id=turn, session_id=session, worst_usd=worst
    )


def test_the_worst_case_is_gone_until_the_real_cost_is_known(
    tmp_path: Path, calendar: Calendar
) -> None:
    purse = purse_at(tmp_path, calendar, day=0.05)
    booking = reserve(purse, 0.04)
    assert purse.left_usd("premium") == pytest.approx(0.01)
    purse.settle(booking, cost_usd=0.002, prompt_tokens=10)
    assert purse.left_usd("premium") == pytest.approx(0.048)
    purse.settle(booking, cost_usd=0.04)
    assert purse.totals()["today_usd"] == pytest.approx(0.002)


@pytest.mark.parametrize(
    ("caps", "cap"),
    [({"turn": 0.01}, "turn"), ({"session": 0.01}, "session"), ({"day": 0.01}, "day"),
     ({"month": 0.01}, "month")],
)  # fmt: skip
def test_no_cap_is_crossed(
    tmp_path: Path, calendar: Calendar, caps: dict[str, float], cap: str
) -> None:
    purse = purse_at(tmp_path, calendar, **caps)
    reserve(purse, 0.006)
    with pytest.raises(Refused) as refused:
        reserve(purse, 0.006)
    assert refused.value.code == "budget.exhausted"
    assert f"one {cap}" in refused.value.message
    assert len(purse.days(1)) == 1


def test_a_tier_has_its_own_cap(tmp_path: Path, calendar: Calendar) -> None:
    purse = MoneyPurse(tmp_path / "c.db", Caps(tier_day={"premium": 0.01}), calendar)
    with pytest.raises(Refused):
        reserve(purse, 0.02)
    purse.reserve(tier="standard", model="m", turn_id="t", session_id="s", worst_usd=0.02)
    assert purse.left_usd("standard") > purse.left_usd("premium") == 0.01


def test_a_new_day_and_a_new_month_begin_empty(tmp_path: Path, calendar: Calendar) -> None:
    purse = purse_at(tmp_path, calendar, day=0.01, month=0.01)
    reserve(purse, 0.01)
    assert purse.left_usd("premium") == 0
    calendar.at += timedelta(minutes=2)
    assert purse.left_usd("premium") == pytest.approx(0.01)


def test_a_hedge_is_bounded_by_what_was_lost(tmp_path: Path, calendar: Calendar) -> None:
    purse = purse_at(tmp_path, calendar, hedge_day=0.01)
    assert purse.may_hedge()
    purse.settle(reserve(purse, 0.02), cost_usd=0.011, outcome="lost")
    assert not purse.may_hedge()


def test_small_sums_add_up_exactly(tmp_path: Path, calendar: Calendar) -> None:
    purse = purse_at(tmp_path, calendar)
    for _ in range(100):
        purse.settle(reserve(purse, 1e-4), cost_usd=7.5e-8)
    assert purse.totals()["today_usd"] == 7.5e-6


def _spend_and_die(path: Path) -> None:
    reserve(MoneyPurse(path), 0.03)
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_was_reserved_when_the_power_went_stays_spent(tmp_path: Path) -> None:
    path = tmp_path / "costs.db"
    process = multiprocessing.get_context("spawn").Process(target=_spend_and_die, args=(path,))
    process.start()
    process.join(20)
    assert process.exitcode == -signal.SIGKILL
    purse = MoneyPurse(path)
    assert purse.totals()["today_usd"] == pytest.approx(0.03)
    assert purse.days(1)[0]["open"] == 1


def test_without_its_book_nothing_is_spent(tmp_path: Path) -> None:
    (tmp_path / "costs.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(KioskError) as error:
        MoneyPurse(tmp_path / "costs.db")
    assert error.value.code == "budget.unusable"
