"""Amounts and codes, written or spoken."""

from __future__ import annotations

import pytest

from kiosk.reasoning.quantities import codes, ordinals, quantities

SAME = [
    ("30 days", "thirty days"),
    ("30-day", "thirty days"),
    ("2-year", "two years"),
    ("24 months", "two years"),
    ("2 weeks", "fourteen days"),
    ("$9", "nine dollars"),
    ("$9.99", "nine dollars and ninety-nine cents"),
    ("$1,299.00", "1299 dollars"),
    ("9 a.m.", "9am"),
    ("9 a.m.", "nine o'clock in the morning"),
    ("17:00", "5 p.m."),
    ("noon", "12 pm"),
    ("600 W", "600 watts"),
    ("1.5 litres", "one point five liters"),
    ("250 g", "two hundred and fifty grams"),
    ("2.5 years", "two and a half years"),
    ("half an hour", "30 minutes"),
    ("a year", "12 months"),
    ("10%", "ten percent"),
    ("a hundred dollars", "$100"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_amount(one: str, other: str) -> None:
    (a,), (b,) = quantities(one), quantities(other)
    assert a.matches(b)
    assert b.matches(a)


DIFFERENT = [
    ("30 days", "30 months"),
    ("30 days", "three days"),
    ("$9", "9 euros"),
    ("9 am", "9 pm"),
    ("$9.99", "$9.90"),
    ("2 years", "two months"),
    ("1.5 litres", "15 litres"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_amount(one: str, other: str) -> None:
    (a,), (b,) = quantities(one), quantities(other)
    assert not a.matches(b)


NO_AMOUNT = ["one of our staff", "E07", "the X200", "KB-200", "that one", "twice a day", "no one"]


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_no_amount(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E07 or E-09", {"E07", "E09"}),
        ("part KB-200", {"KB200"}),
        ("the x200", {"X200"}),
        ("60W bulb, 10am, 9x9, 2-year", set()),
        ("USB-C and 4K", {"4K"}),
    ],
)
def test_codes(text: str, expected: set[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on the second floor", {"2"}),
        ("on the 2nd floor", {"2"}),
        ("First, press start", set()),
        ("wait for the third beep", {"3"}),
    ],
)
def test_places_in_an_order(text: str, expected: set[str]) -> None:
    assert ordinals(text) == expected
