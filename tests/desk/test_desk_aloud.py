"""Ten of the scripted conversations aloud: spoken by the voice, heard by the ear, graded by the
books.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from desk_support import BackOffice, running_office

from kiosk.app.composition import Kiosk, build
from kiosk.app.config import Actions as ActionSettings
from kiosk.app.config import Config
from kiosk.app.evals.conversations import CLOCK, Conversation, read_conversations
from kiosk.core.audio import RATE
from kiosk.core.record import ToolCall
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.samples import sample_pack
from kiosk.perception.sources import WavSource
from models.store import ModelStore

ALOUD = (
    "book-at-once", "book-step-by-step", "book-and-refuse", "book-change-time", "book-change-day",
    "book-date-in-words", "book-two-plan", "move", "cancel", "return-dropped",
)  # fmt: skip
ENOUGH = 8
"""Of ten: the recogniser mishears a word now and then, and the kiosk then asks, or does less."""


async def aloud(kiosk: Kiosk, text: str, file: Path) -> Path:
    """`text` as a recording with a second of silence around it."""
    pieces = [chunk async for chunk in kiosk.engines.voice().speak(text)]
    samples = np.concatenate([np.frombuffer(p.pcm, np.int16) for p in pieces]) / 32768
    heard = soxr.resample(samples.astype(np.float32), pieces[0].rate, RATE)
    quiet = np.zeros(RATE, np.float32)
    soundfile.write(file, np.concatenate([quiet, heard, quiet]), RATE, subtype="PCM_16")
    return file


async def hold(kiosk: Kiosk, talk: Conversation, folder: Path) -> tuple[list[str], list[ToolCall]]:
    said, calls = [], []
    for number, line in enumerate(talk.say):
        file = await aloud(kiosk, line, folder / f"{talk.id}-{number}.wav")
        async for record in kiosk.listen(WavSource.from_file(file), session_id=talk.id):
            said.append(f"{record.input.transcript} → {record.answer.text}")
            calls += record.tools
    return said, calls


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_ten_conversations_aloud(
    index: KnowledgeIndex,
    model_store: ModelStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for model in ("ggml-tiny.en", "silero-vad"):
        if not model_store.has(model):
            pytest.skip(f"{model} is not here")
    talks = {t.id: t for t in read_conversations(sample_pack() / "conversations.jsonl")}
    right, unapproved, told = 0, 0, []
    for name in ALOUD:
        talk, folder = talks[name], tmp_path / name
        folder.mkdir()
        monkeypatch.setenv("KIOSK_HOME", str(folder / "home"))
        with running_office(index, folder / "office.db") as office:
            monkeypatch.setenv("KIOSK_BACKOFFICE_TOKEN", office.local.address.token)
            said, calls = asyncio.run(visit(talk, office, folder))
            state = office.state()
        found = [(a["kind"], a["start"], a["status"]) for a in state["appointments"]]
        wanted = [(kind, start, status) for kind, _, start, status in talk.appointments]
        proposed = {c.idempotency_key for c in calls if c.status == "proposed"}
        unapproved += sum(answer["key"] not in proposed for answer in state["answers"])
        right += found == wanted and not state["returns"]
        told += [f"{'✓' if found == wanted else '✗'} {name}", *(f"    {line}" for line in said)]
    print("\n".join(told))
    assert unapproved == 0
    assert right >= ENOUGH, "\n".join(told)


async def visit(
    talk: Conversation, office: BackOffice, folder: Path
) -> tuple[list[str], list[ToolCall]]:
    config = Config(actions=ActionSettings(backoffice_url=office.local.address.url))
    async with build(config) as kiosk:
        kiosk.actions.clock = CLOCK.timestamp
        await kiosk.start(ear=True, mind=False, mouth=True)
        return await hold(kiosk, talk, folder)
