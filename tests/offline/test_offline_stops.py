from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from offline.stops import Stops

PIECES = st.lists(st.text("ab\n#", max_size=4), max_size=12)


@given(PIECES, st.lists(st.text("ab\n#", min_size=1, max_size=3), max_size=3))
def test_pieces_give_what_the_whole_would(pieces: list[str], stops: list[str]) -> None:
    whole = "".join(pieces)
    ends = [at for stop in stops if (at := whole.find(stop)) >= 0]
    stream = Stops(stops)
    out = ""
    for piece in pieces:
        out += stream.feed(piece)
        if stream.hit:
            break
    if not stream.hit:
        out += stream.rest()
    assert stream.hit == bool(ends)
    if not ends:
        assert out == whole
    else:
        assert whole.startswith(out)
        assert not any(stop in out for stop in stops)


def test_a_possible_beginning_is_held_back() -> None:
    stops = Stops(["\n\n"])
    assert stops.feed("one\n") == "one"
    assert stops.feed("two") == "\ntwo"
    assert stops.feed("\n\nthree") == ""
    assert stops.hit
