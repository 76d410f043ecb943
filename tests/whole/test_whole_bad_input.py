"""Whatever is given or missing: a coded error with a remedy, or it simply works."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soxr
from whole_support import (
    FREE,
    FREE_WORDS,
    LIGHT,
    PRICE,
    QUOTED,
    Command,
    Ran,
    Speech,
    silence,
    write,
)

from kiosk.app.demo.agreement import agreement, words
from kiosk.core.audio import RATE
from models.store import ModelStore

OK, BAD, MISSING = 0, 2, 3


def check_error(ran: Ran, exit_code: int, code: str) -> dict[str, str]:
    """A coded error as scripts get it, and nothing besides."""
    assert "Traceback" not in ran.err
    error: dict[str, str] = ran.json["error"]
    assert ran.json.keys() == {"error"}
    assert error.keys() == {"code", "message", "hint"}
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", error["code"])
    assert (ran.code, error["code"]) == (exit_code, code), error
    assert error["message"]
    assert error["hint"]
    return error


@dataclass(frozen=True)
class Case:
    """A file that `make` writes and what each verb says of it; None: it is no error."""

    name: str
    make: Callable[[Path, Speech], object]
    listen: str
    transcribe: str | None


def _whole(file: Path, speech: Speech) -> bytes:
    return speech.recording(PRICE, file).read_bytes()


CASES = (
    Case("missing", lambda *_: None, "audio.not_found", "audio.not_found"),
    Case("folder", lambda file, _: file.mkdir(), "audio.unreadable", "audio.unreadable"),
    Case("empty", lambda file, _: file.touch(), "audio.empty", "audio.empty"),
    Case(
        "header cut",
        lambda file, speech: file.write_bytes(_whole(file, speech)[:30]),
        "audio.truncated",
        "audio.truncated",
    ),
    Case(
        "sound cut",
        lambda file, speech: file.write_bytes(_whole(file, speech)[:20_001]),
        "audio.truncated",
        "audio.truncated",
    ),
    Case(
        "text",
        lambda file, _: file.write_text("I am no sound.\n" * 99),
        "audio.not_wav",
        "audio.not_wav",
    ),
    Case(
        "picture",
        lambda file, _: file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        "audio.not_wav",
        "audio.not_wav",
    ),
    Case("no samples", lambda file, _: write(file, b""), "audio.empty", "audio.empty"),
    Case("one sample", lambda file, _: write(file, b"\1\0"), "listen.no_speech", None),
    Case("silence", lambda file, _: write(file, silence(4)), "listen.no_speech", None),
    Case(
        "noise",
        lambda file, _: write(file, np.random.default_rng(1).bytes(4 * RATE)),
        "listen.no_speech",
        None,
    ),
)


ALONE = ("missing", "sound cut", "silence")
"""One run of the command each; the others share one, because loading engines takes seconds."""


@pytest.mark.parametrize("case", [c for c in CASES if c.name in ALONE], ids=lambda case: case.name)
def test_listen_to_what_is_no_question(
    command: Command, speech: Speech, tmp_path: Path, case: Case
) -> None:
    file, out = tmp_path / "question.wav", tmp_path / "answer.wav"
    case.make(file, speech)
    before = sorted(tmp_path.iterdir())
    ran = command("listen", file, "--offline", "--json", "--out", out)
    error = check_error(ran, BAD, case.listen)
    assert "question.wav" in error["message"]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("case", [c for c in CASES if c.name in ALONE], ids=lambda case: case.name)
def test_transcribe_what_is_no_speech(
    command: Command, speech: Speech, tmp_path: Path, case: Case
) -> None:
    file = tmp_path / "question.wav"
    case.make(file, speech)
    ran = command("transcribe", file, "--json")
    if case.transcribe:
        check_error(ran, BAD, case.transcribe)
        return
    assert (ran.code, ran.err) == (OK, "")
    assert ran.json["text"] == ""
    assert ran.json["segments"] == []


@pytest.mark.parametrize("verb", ["listen", "transcribe"])
def test_bad_files_do_not_end_a_batch(
    command: Command, speech: Speech, tmp_path: Path, verb: str
) -> None:
    files = [tmp_path / f"{case.name}.wav" for case in CASES]
    for case, file in zip(CASES, files, strict=True):
        case.make(file, speech)
    files.append(speech.recording(PRICE, tmp_path / "good.wav"))
    requests = "".join(json.dumps({"file": str(file)}) + "\n" for file in files)
    ran = command(verb, "--batch", "--offline", stdin=requests)
    assert (ran.code, ran.err) == (OK, "")
    *bad, good = ran.lines()
    for case, answer in zip(CASES, bad, strict=True):
        code = case.listen if verb == "listen" else case.transcribe
        if code:
            assert answer.keys() == {"error"}
            assert answer["error"]["code"] == code
            assert answer["error"]["hint"]
        else:
            assert answer["text"] == ""
    heard = good["input"]["transcript"] if verb == "listen" else good["text"]
    assert "delivery" in heard


def _formats(speech: Speech, folder: Path) -> list[Path]:
    """The same words in every usual shape."""
    pcm = speech(FREE)
    samples = np.frombuffer(pcm, "<i2")
    eight = np.clip(np.rint(samples / 256) + 128, 0, 255).astype("u1").tobytes()
    stereo = np.column_stack([samples, samples]).astype("<i2").tobytes()
    fast = soxr.resample(samples, RATE, 48_000).astype("<i2")
    both = np.column_stack([fast, fast]).astype("<i2").tobytes()
    return [
        write(folder / "plain.wav", pcm),
        write(folder / "8-bit.wav", eight, width=1),
        write(folder / "stereo.wav", stereo, channels=2),
        write(folder / "48k.wav", fast.tobytes(), rate=48_000),
        write(folder / "48k-stereo.wav", both, rate=48_000, channels=2),
    ]


def test_every_usual_shape_of_sound_is_heard_alike(
    command: Command, speech: Speech, tmp_path: Path
) -> None:
    files = _formats(speech, tmp_path)
    ran = command("transcribe", *files, "--json")
    assert (ran.code, ran.err) == (OK, "")
    heard = {result["file"]: result["text"] for result in ran.json["results"]}
    assert list(heard) == [str(file) for file in files]
    assert {" ".join(words(text)) for text in heard.values()} == {" ".join(words(FREE))}
    unusual = files[1:4]
    requests = "".join(json.dumps({"file": str(file)}) + "\n" for file in unusual)
    ran = command("listen", "--batch", "--offline", stdin=requests)
    assert (ran.code, ran.err) == (OK, "")
    records = ran.lines()
    assert len(records) == len(unusual)
    for record in records:
        assert FREE_WORDS in record["answer"]["text"]


def test_a_silence_before_the_words(command: Command, speech: Speech, tmp_path: Path) -> None:
    said = "The store's documents don't say that. Please ask one of my colleagues."
    file = write(tmp_path / "late.wav", silence(3.5) + speech(said) + silence(0.5))
    heard = command("transcribe", file, "--json").json["text"]
    assert agreement(said, heard) >= 0.9, heard


def test_the_same_words_again_and_again(command: Command, speech: Speech, tmp_path: Path) -> None:
    file = write(tmp_path / "again.wav", speech(FREE) * 5)
    heard = command("transcribe", file, "--json").json["text"]
    assert "shipping" in heard


TALK = (
    "The X200 has a two year warranty on parts and labour.",
    "Standard delivery takes three to five business days.",
    "Opened items can be returned within fourteen days if they are clean and complete.",
    "Parking is free for two hours in the car park behind the store.",
    "Take the cartridge out, rinse the seal, and push it in until it clicks.",
    "Small dogs are welcome if you carry them.",
    "Refunds go to the original payment method within five business days.",
    "The robot vacuum runs for two hours and a half on one charge.",
)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_ten_minutes_of_speech(command: Command, speech: Speech, tmp_path: Path) -> None:
    once = b"".join(speech(sentence) for sentence in TALK)
    often = 600 * 2 * RATE // len(once) + 1
    file = write(tmp_path / "long.wav", once * often)
    everything = " ".join(TALK * often)
    ran = command("transcribe", file, "--json", deadline_s=400)
    assert (ran.code, ran.err) == (OK, "")
    assert agreement(everything, ran.json["text"]) >= 0.85
    assert ran.json["segments"][-1]["end"] > 590
    out = tmp_path / "answer.wav"
    ran = command("listen", file, "--offline", "--json", "--out", out, deadline_s=400)
    assert (ran.code, ran.err) == (OK, "")
    turns = ran.json["turns"]
    assert len(turns) >= 10
    heard = " ".join(turn["input"]["transcript"] for turn in turns)
    assert agreement(everything, heard) >= 0.8
    assert len({turn["session_id"] for turn in turns}) == 1
    assert out.stat().st_size > 44


def _pack(folder: Path, toml: str | None = 'name = "Corner shop"\n') -> Path:
    (folder / "knowledge").mkdir(parents=True)
    (folder / "knowledge" / "returns.md").write_text("# Returns\n\nWithin thirty days.\n")
    if toml is not None:
        (folder / "pack.toml").write_text(toml)
    return folder


def _binary_document(folder: Path) -> Path:
    _pack(folder)
    (folder / "knowledge" / "manual.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return folder


PACKS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no such folder": (lambda _: None, "pack.not_found", "pack"),
    "without pack.toml": (lambda folder: _pack(folder, None), "pack.no_toml", "pack.toml"),
    "unknown key": (
        lambda folder: _pack(folder, 'name = "X"\n\n[policies]\nblocked_topic = ["a"]\n'),
        "pack.unknown_key",
        "blocked_topics",
    ),
    "no name": (lambda folder: _pack(folder, 'greeting = "Hello"\n'), "pack.missing_key", "name"),
    "no TOML": (lambda folder: _pack(folder, "name = \n"), "pack.bad_toml", "line 1"),
    "a binary document": (_binary_document, "pack.binary_document", "manual.md"),
    "a file that is no pack": (
        lambda folder: folder.write_bytes(b"SQLite format 3\0" + bytes(99)),
        "pack.not_a_pack",
        "",
    ),
}


@pytest.mark.parametrize("case", PACKS)
def test_packs_that_are_none(
    command: Command, module_home: Path, tmp_path: Path, case: str
) -> None:
    make, code, named = PACKS[case]
    pack = tmp_path / "shop"
    make(pack)
    built = sorted((module_home / "packs").glob("*"))
    ran = command("ask", QUOTED, "--pack", pack, "--offline", "--json")
    error = check_error(ran, BAD, code)
    assert named in error["message"] + error["hint"]
    assert sorted((module_home / "packs").glob("*")) == built
    if not pack.is_file():
        out = tmp_path / "out.pack"
        check_error(command("knowledge", "build", pack, "--out", out, "--json"), BAD, code)
        assert not out.exists()


@pytest.fixture
def own_models(light_models: ModelStore, tmp_path: Path) -> Path:
    """A models folder in which nothing is shared but what is only read."""
    root = tmp_path / "models"
    root.mkdir()
    for model_id in LIGHT:
        (root / model_id).symlink_to(light_models.root / model_id)
    return root


def _damage(root: Path, model_id: str) -> Path:
    """One flipped byte in the middle of a real copy of the model's main file."""
    place = root / model_id
    real = place.resolve()
    place.unlink()
    shutil.copytree(real, place)
    file = max(place.iterdir(), key=lambda one: one.stat().st_size)
    stamp = file.stat()
    with file.open("r+b") as handle:
        handle.seek(stamp.st_size // 2)
        byte = handle.read(1)[0]
        handle.seek(-1, 1)
        handle.write(bytes([byte ^ 1]))
    return file


SMALL = {"silero-vad", "piper-en_US-joe-medium"}


@pytest.mark.parametrize(
    "model_id", [m if m in SMALL else pytest.param(m, marks=pytest.mark.slow) for m in LIGHT]
)
def test_one_flipped_byte_in_a_model(
    command: Command, own_models: Path, speech: Speech, tmp_path: Path, model_id: str
) -> None:
    damaged = _damage(own_models, model_id)
    question, out = speech.recording(PRICE, tmp_path / "question.wav"), tmp_path / "answer.wav"
    arguments = ("listen", question, "--offline", "--json", "--out", out)
    error = check_error(command(*arguments, KIOSK_MODELS=str(own_models)), BAD, "models.corrupt")
    assert damaged.name in error["message"]
    assert len(re.findall(r"[0-9a-f]{64}", error["message"])) == 2
    assert f"kiosk models pull {model_id}" in error["hint"]
    assert not out.exists()
    ran = command("models", "verify", "--json", KIOSK_MODELS=str(own_models))
    assert ran.code == BAD
    assert [m["id"] for m in ran.json["models"] if m["code"]] == [model_id]


@pytest.mark.parametrize(
    "arguments",
    [("ask", QUOTED, "--offline"), ("listen", "{file}", "--offline"), ("transcribe", "{file}")],
    ids=lambda arguments: arguments[0],
)
def test_no_models_at_all(
    command: Command, speech: Speech, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    file = speech.recording(PRICE, tmp_path / "question.wav")
    filled = [argument.format(file=file) for argument in arguments]
    empty = tmp_path / "models"
    error = check_error(
        command(*filled, "--json", KIOSK_MODELS=str(empty)), MISSING, "models.missing"
    )
    assert "kiosk models pull" in error["hint"]
    assert "import" in error["hint"]


def test_an_answer_that_cannot_be_written(command: Command, speech: Speech, tmp_path: Path) -> None:
    file = speech.recording(PRICE, tmp_path / "question.wav")
    out = tmp_path / "nowhere" / "answer.wav"
    ran = command("listen", file, "--offline", "--json", "--out", out)
    check_error(ran, BAD, "audio.not_writable")
    assert sorted(tmp_path.iterdir()) == [file]


def test_a_question_of_nothing(command: Command) -> None:
    for text in ("", "   ", "x" * 4001):
        check_error(command("ask", text, "--offline", "--json"), BAD, "ask.bad_request")
