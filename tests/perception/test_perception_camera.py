from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.core.errors import BadInput, KioskError, Missing
from kiosk.core.seeing import Pixels
from kiosk.core.turn import ImageEvidence, OcrLine, SeenProduct
from kiosk.perception.camera import PictureCamera, SystemCamera, camera
from kiosk.perception.preview import Preview, frozen, read
from tests.support import pictures as draw

KETTLE = "2000047125078"


class Shelf:
    """Knows one barcode."""

    codes: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()

    def by_barcode(self, text: str) -> SeenProduct | None:
        return SeenProduct("TH-K5", "Kettle", "p1", "barcode") if text == KETTLE else None

    def by_words(self, lines: Sequence[str]) -> tuple[SeenProduct, ...]:
        return ()


def taken(shot: PictureCamera | SystemCamera, count: int) -> list[Pixels]:
    async def take() -> list[Pixels]:
        frames: list[Pixels] = []
        async with aclosing(shot.frames()) as stream:
            async for frame in stream:
                frames.append(frame)
                if len(frames) == count:
                    break
        return frames

    return asyncio.run(take())


def label(code: str = KETTLE) -> Pixels:
    drawn = draw.label(["Kettle"], code)
    return Pixels(drawn.width, drawn.height, drawn.tobytes())


def test_pictures_of_a_folder_stand_in_for_a_camera(tmp_path: Path) -> None:
    for name, shade in (("a.png", 10), ("b.jpg", 200)):
        draw.Image.new("RGB", (64, 48), (shade, shade, shade)).save(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no picture")
    frames = taken(PictureCamera(tmp_path, 100), 3)
    assert [frame.rgb[0] > 100 for frame in frames] == [False, True, False]


def test_a_film_stands_in_for_a_camera_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (64, 48))
    for shade in (0, 120, 250):
        film.write(np.full((48, 64, 3), shade, np.uint8))
    film.release()
    shades = [frame.rgb[0] for frame in taken(PictureCamera(path, 200), 4)]
    assert shades[0] < shades[1] < shades[2]
    assert abs(shades[3] - shades[0]) < 10


def test_what_is_no_camera_is_a_coded_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        camera(str(tmp_path / "none"), 5)
    assert caught.value.code == "camera.no_file"
    with pytest.raises(Missing) as missing:
        taken(PictureCamera(tmp_path, 100), 1)
    assert missing.value.code == "camera.none"
    with pytest.raises(KioskError) as lost:
        taken(SystemCamera(97, 100), 1)
    assert lost.value.code == "camera.none"


def test_a_product_is_believed_when_two_frames_agree() -> None:
    preview = Preview(Shelf())
    first, second = preview.follow(label()), preview.follow(label())
    assert (first.product, first.boxes) == (None, ())
    assert second.product is not None
    assert second.boxes[0].kind == "barcode"
    assert 0 <= second.boxes[0].x < second.boxes[0].x + second.boxes[0].width <= 1
    assert second.frame.startswith("data:image/jpeg;base64,")


def test_a_code_that_no_product_has_is_no_product() -> None:
    preview = Preview(Shelf())
    views = [preview.follow(label("5901234123457")) for _ in range(3)]
    assert views[-1].product is None
    assert views[-1].boxes


def test_the_sharpest_frame_is_kept_and_none_after_forgetting() -> None:
    preview = Preview(Shelf())
    drawn = draw.label(["Kettle"], KETTLE)
    soft = draw.blurred(drawn, 5)
    sharp = label()
    preview.follow(Pixels(soft.width, soft.height, soft.tobytes()))
    preview.follow(sharp)
    preview.follow(Pixels(soft.width, soft.height, soft.tobytes()))
    assert preview.sharpest() is sharp
    preview.forget()
    assert preview.sharpest() is None


def test_a_frozen_picture_shows_what_was_read_in_it() -> None:
    view = frozen(label())
    assert (view.frozen, view.reading) == (True, True)
    done = read(view, ImageEvidence(text=(OcrLine("Kettle", (90, 62, 90, 31), 1.0),)))
    assert not done.reading
    assert done.boxes[0].text == "Kettle"
    assert done.boxes[0].x == pytest.approx(0.1)
