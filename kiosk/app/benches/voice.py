"""Recordings are spoken to the kiosk in real time; the answer's sound is recorded and timed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_kiosk_options, run
from kiosk.app.benches.voice_load import memory_mb
from kiosk.app.benches.voice_plot import plot
from kiosk.app.benches.voice_report import Machine, compared, read_other, report, show
from kiosk.app.benches.voice_room import DIRECT, LOOPBACK, Room, opened_room
from kiosk.app.benches.voice_turn import TurnResult
from kiosk.app.benches.voice_visit import Recording, Visitor, visiting, warmed
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import BadInput
from kiosk.perception.wav import read_wav

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk

_SOUNDS = (".wav", ".flac", ".ogg")
_INTERRUPTION = "Wait a moment, I have another question for you."
_ASIDES = ("Do you have that in another colour?", "My order has not arrived, what shall I do?")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "recordings",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="recordings, or folders of them (the pack's questions in the kiosk's own voice)",
    )
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="play each so often (1)")
    parser.add_argument("--mini", metavar="MODEL", help="the on-device model (the setting's)")
    parser.add_argument(
        "--devices", choices=(LOOPBACK, DIRECT), help="sound server or in-process (the first there)"
    )
    parser.add_argument(
        "--barge-ins", type=int, default=3, metavar="N", help="interrupt so often (3)"
    )
    parser.add_argument(
        "--idle", type=float, default=10.0, metavar="S", help="listen to silence so long (10)"
    )
    parser.add_argument(
        "--compare", type=Path, metavar="FILE.json", help="draw another run beside this one"
    )
    add_kiosk_options(parser)


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    other = read_other(args.compare) if args.compare else None
    given = [read for place in args.recordings for read in _recordings(place)]
    if args.out:
        report_folder(args.out)
    found = run(_measured(args, app, given))
    if other is not None:
        other["name"] = args.compare.stem
        found["compared"] = compared(found, other, args.compare.stem)
    if args.out:
        write_report(args.out, "voice", found)
        plot(found, other, args.out / "voice.png")
    app.out.value(found, lambda console: show(found, console))
    return 0


async def _measured(
    args: Namespace, app: Application, given: Sequence[Recording]
) -> dict[str, Any]:
    tell = _quiet if app.out.as_json else _progress
    config = app.config
    if args.mini:
        config = config.model_copy(
            update={"mini": config.mini.model_copy(update={"model": args.mini})}
        )
    app = Application(app.paths, config, app.out)
    with opened_room(args.devices) as room:
        async with app.kiosk(args.pack, offline=args.offline) as kiosk:
            await kiosk.start()
            spoken = list(given) or await _own_questions(kiosk)
            interruption = await _spoken(kiosk, _INTERRUPTION)
            async with visiting(kiosk, room) as visitor:
                await warmed(visitor, spoken)
                turns = await _turns(visitor, spoken, args.rounds, tell)
                stops = await _stops(visitor, spoken, interruption, args.barge_ins, tell)
                memory = memory_mb()
                tell("listening to silence…")
                idle = await visitor.listen_to_silence(args.idle) if args.idle else None
            return report(turns, _machine(kiosk, room, memory, idle, stops))


async def _turns(
    visitor: Visitor, spoken: Sequence[Recording], rounds: int, tell: Any
) -> list[TurnResult]:
    turns = []
    for _ in range(rounds):
        for recording in spoken:
            turns.append(await visitor.ask(recording))
            latency = turns[-1].latency_ms
            tell(f"{recording.name}: {'no answer' if latency is None else f'{latency:.0f} ms'}")
    return turns


async def _stops(
    visitor: Visitor, spoken: Sequence[Recording], interruption: Recording, count: int, tell: Any
) -> tuple[float | None, ...]:
    stops = []
    for number in range(count):
        stops.append(await visitor.interrupt(spoken[number % len(spoken)], interruption))
        tell(f"interruption: {'not heard' if stops[-1] is None else f'{stops[-1]:.0f} ms'}")
    return tuple(stops)


def _machine(
    kiosk: Kiosk,
    room: Room,
    memory: float,
    idle: float | None,
    stops: tuple[float | None, ...],
) -> Machine:
    engines = kiosk.engines
    return Machine(
        devices=room.name,
        description=room.description,
        stt=engines.stt_model(engines.language),
        voice=engines.voice_model() if kiosk.config.voice.enabled else "",
        cores=engines.cores,
        memory_mb=memory,
        idle_cores=idle,
        barge_in_ms=stops,
    )


async def _own_questions(kiosk: Kiosk) -> list[Recording]:
    asked = dict.fromkeys((*kiosk.pack.suggestions, *_ASIDES))
    return [await _spoken(kiosk, question) for question in asked]


async def _spoken(kiosk: Kiosk, text: str) -> Recording:
    from kiosk.app.speech import spoken

    return Recording(text, await spoken(kiosk.engines.voice(), text))


def _recordings(place: Path) -> list[Recording]:
    """Those in the folder `place`, or the one that it is. Raises `BadInput` ``audio.*``."""
    if not place.is_dir():
        return [Recording(place.name, read_wav(place))]
    files = sorted(f for f in place.iterdir() if f.suffix.lower() in _SOUNDS)
    if not files:
        hint = f"It holds no {', '.join(_SOUNDS)} file."
        raise BadInput("bench.no_recordings", f"{place} holds no recordings.", hint)
    return [Recording(file.name, read_wav(file)) for file in files]


def _progress(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _quiet(_text: str) -> None:
    """Nothing beside the JSON."""
