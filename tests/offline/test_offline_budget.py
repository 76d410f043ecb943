from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline.budget import Budget, Role, share, usable_cores
from tests.support.virtual_time import run


@given(st.integers(1, 64), st.lists(st.integers(1, 64), max_size=8))
def test_shares_never_exceed_cores_nor_wants(cores: int, wants: list[int]) -> None:
    shares = share(cores, wants)
    assert sum(shares) == min(cores, sum(wants))
    assert all(0 <= got <= want for got, want in zip(shares, wants, strict=True))


def test_the_most_important_is_served_first() -> None:
    assert share(4, [2, 8, 2]) == [2, 2, 0]
    assert share(2, [4, 2, 8]) == [2, 0, 0]


def test_a_machine_has_at_least_one_core() -> None:
    assert usable_cores() >= 1


def test_listening_pauses_answering_and_gives_back() -> None:
    async def story() -> list[int]:
        budget = Budget(2)
        told: list[int] = []

        async def answer() -> None:
            async with budget.lease(Role.ANSWERING, on_change=told.append) as lease:
                assert lease.threads == 2
                await asyncio.sleep(10)

        task = asyncio.create_task(answer())
        await asyncio.sleep(1)
        async with budget.lease(Role.LISTENING) as lease:
            assert lease.threads == 2
            assert told == [2, 0]
            await asyncio.sleep(1)
        assert told == [2, 0, 2]
        await task
        return told

    assert run(story()) == [2, 0, 2]


def test_on_four_cores_speaking_and_answering_share() -> None:
    async def story() -> None:
        budget = Budget(4)
        told: list[int] = []
        async with budget.lease(Role.ANSWERING, on_change=told.append):
            async with budget.lease(Role.SPEAKING) as speaking:
                assert speaking.threads == 2
            assert told == [4, 2, 4]

    run(story())


def test_a_lower_role_waits_until_there_is_a_core() -> None:
    async def story() -> float:
        budget = Budget(2)

        async def speak() -> None:
            async with budget.lease(Role.SPEAKING):
                await asyncio.sleep(3)

        task = asyncio.create_task(speak())
        await asyncio.sleep(1)
        async with budget.lease(Role.BACKGROUND):
            waited = asyncio.get_running_loop().time()
        await task
        return waited

    assert run(story()) == pytest.approx(3)


def test_equals_are_served_in_order_of_arrival() -> None:
    async def story() -> list[str]:
        budget = Budget(2)
        order: list[str] = []

        async def work(name: str) -> None:
            async with budget.lease(Role.ANSWERING):
                order.append(name)
                await asyncio.sleep(1)

        await asyncio.gather(*(work(name) for name in "abc"))
        return order

    assert run(story()) == ["a", "b", "c"]


def test_a_cancelled_wait_leaves_nothing_behind() -> None:
    async def story() -> None:
        budget = Budget(1)
        async with budget.lease(Role.LISTENING):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1), budget.lease(Role.ANSWERING):
                    pytest.fail("no core was free")
        async with budget.lease(Role.BACKGROUND) as lease:
            assert lease.threads == 1

    run(story())


def test_a_failure_inside_gives_the_cores_back() -> None:
    async def story() -> None:
        budget = Budget(1)
        with pytest.raises(ZeroDivisionError):
            async with budget.lease(Role.LISTENING):
                raise ZeroDivisionError
        async with budget.lease(Role.BACKGROUND) as lease:
            assert lease.threads == 1

    run(story())
