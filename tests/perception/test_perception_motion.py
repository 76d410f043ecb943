from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kiosk.core.seeing import Pixels
from kiosk.perception.motion import Motion

SIZE = (360, 640)


def room(seed: int, brightness: int = 90) -> np.ndarray:
    """A shop with shelves, as a cheap camera sees it: with noise of its own in each frame."""
    shelves = np.add.outer(np.arange(SIZE[0]) // 40 % 2 * 30, np.arange(SIZE[1]) // 80 % 2 * 20)
    noise = np.random.default_rng(seed).normal(0, 4, SIZE)
    return np.clip(shelves + brightness + noise, 0, 255)


def frame(picture: np.ndarray) -> Pixels:
    rgb = np.repeat(picture.astype(np.uint8)[:, :, None], 3, axis=2)
    return Pixels(SIZE[1], SIZE[0], rgb.tobytes())


def person(picture: np.ndarray, left: int) -> np.ndarray:
    picture[80:, left : left + 90] = 30
    return picture


def seen(pictures: Iterator[np.ndarray]) -> list[bool]:
    motion = Motion()
    return [motion.follow(frame(picture)) for picture in pictures]


def test_an_empty_room_is_still() -> None:
    assert not any(seen(room(n) for n in range(60)))


def test_somebody_who_walks_past_is_seen_and_is_gone_again() -> None:
    def film() -> Iterator[np.ndarray]:
        yield from (room(n) for n in range(20))
        yield from (person(room(n), n * 60) for n in range(10))
        yield from (room(n) for n in range(20))

    found = seen(film())
    assert not any(found[:20])
    assert sum(found[20:30]) >= 6
    assert not any(found[32:])


def test_the_light_is_nobody() -> None:
    def film() -> Iterator[np.ndarray]:
        yield from (room(n) for n in range(15))
        yield from (room(n, 170) for n in range(20))
        yield from (room(n, 170 - n) for n in range(60))

    assert not any(seen(film()))


def test_one_flicker_is_nobody() -> None:
    def film() -> Iterator[np.ndarray]:
        yield from (room(n) for n in range(15))
        yield person(room(15), 200)
        yield from (room(n) for n in range(15))

    assert not any(seen(film()))


def test_after_the_light_changed_somebody_is_seen_all_the_same() -> None:
    def film() -> Iterator[np.ndarray]:
        yield from (room(n) for n in range(15))
        yield from (room(n, 170) for n in range(15))
        yield from (person(room(n, 170), n * 60) for n in range(10))

    assert any(seen(film())[30:])
