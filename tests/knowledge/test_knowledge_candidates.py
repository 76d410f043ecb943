from __future__ import annotations

import pytest

from kiosk.knowledge.candidates import matches
from kiosk.knowledge.query import Query, Want

FREQUENT = {"pump": 600, "seal": 500, "oil": 550, "torque": 20, "puller": 3, "how": 300}
SIZE = 1000


def want(*terms: str, weight: float = 1.0) -> Want:
    return Want(tuple((term, 1.0) for term in terms), weight)


HINT = want("how", weight=0.3)


@pytest.mark.parametrize(
    ("wants", "budget", "first"),
    [
        ((), 100, None),
        ((want("unheard"),), 100, None),
        ((want("pump"), want("torque")), 1000, '"torque" OR "pump"'),
        ((want("pump"), want("torque"), HINT), 100, '("torque")'),
        ((want("pump"), want("puller", "torque")), 10, '("puller")'),
        ((want("pump"), want("seal")), 400, '(("pump") AND ("seal"))'),
        ((want("pump"), want("pump")), 100, '{title section} : "pump"'),
        ((want("pump"), want("seal")), 100, '{title section} : "seal"'),
        ((HINT,), 100, '{title section} : "how"'),
    ],
)
def test_frequent_words_choose_together_or_not_at_all(
    wants: tuple[Want, ...], budget: int, first: str | None
) -> None:
    found = list(matches(Query(wants), lambda term: FREQUENT.get(term, 0), SIZE, budget))
    assert (found[0] if found else None) == first


def test_there_is_always_something_left_to_try() -> None:
    found = list(matches(Query((want("pump"),)), lambda term: FREQUENT[term], SIZE, 1))
    assert found[-1] == '"pump"'


def test_a_word_with_a_quote_stays_a_word() -> None:
    (found,) = matches(Query((want('a"b'),)), lambda term: 1, SIZE)
    assert found == '"a""b"'
