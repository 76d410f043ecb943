"""The report of a visit: one HTML file that needs no other, and the same as JSON."""

from __future__ import annotations

import base64
import json
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from kiosk.app.demo.report_machine import bars, machine
from kiosk.app.demo.scene import Scene, Visit
from kiosk.core.record import TurnRecord
from models.files import replace_atomically

_STAGES = (
    ("end_of_speech_to_transcript", "understood"),
    ("retrieval", "documents searched"),
    ("ttft", "first token"),
    ("end_of_speech_to_first_audio", "first sound"),
    ("total", "whole turn"),
)
_GOOD, _FAIR = 0.9, 0.7


def write_report(visit: Visit, folder: Path) -> Path:
    """Write ``report.html`` and ``report.json`` into `folder`; returns the former."""
    account = json.dumps(visit.as_dict(folder), ensure_ascii=False, indent=1)
    replace_atomically(folder / "report.json", account.encode())
    page = folder / "report.html"
    replace_atomically(page, render(visit).encode())
    return page


def render(visit: Visit) -> str:
    """The page, pictures and sound inside."""
    template = resources.files("kiosk.app.demo").joinpath("report.html").read_text("utf-8")
    sent = visit.summary["bytes_sent"]
    where = "".join(f"{_sentence(said)} " for said in (visit.sound, visit.screen) if said)
    return Template(template).substitute(
        title=escape(f"A visit to {visit.pack}"),
        lead=escape(where),
        hero=_hero(visit),
        machine=machine(visit),
        figures="".join(f'<div class="figure"><b>{b}</b><span>{s}</span></div>'
                        for b, s in _figures(visit)),
        scenes="".join(_scene(scene, number) for number, scene in enumerate(visit.scenes, 1)),
        footer=escape(f"{sent} bytes left this machine. {visit.began}"),
    )  # fmt: skip


def _figures(visit: Visit) -> list[tuple[str, str]]:
    summary = visit.summary
    first = summary["end_of_speech_to_first_audio_ms"]
    return [
        (f"{summary['answered']} of {summary['questions']}", "questions answered"),
        ("—" if first is None else f"{first:.0f} ms", "end of speech to first sound, median"),
        (_percent(summary["question_agreement"]), "of the words asked were understood"),
        (_percent(summary["answer_agreement"]), "of the words answered were heard back"),
    ]


def _scene(scene: Scene, number: int) -> str:
    parts = [
        f'<article><div class="who">Visitor · {number}</div>',
        f'<p class="asked">{escape(scene.question)}</p>',
    ]
    record = scene.record
    if record:
        parts.append(
            f'<p class="heard">understood: “{escape(record.input.transcript)}” '
            f"{_graded(scene.question_agreement)}</p>"
        )
    parts.append(f'<div class="row">{_audio(scene.question_file)}</div>')
    if scene.problem:
        said = f"{scene.problem['message']} {scene.problem['hint']}"
        parts.append(f'<p class="said bad">{escape(said)}</p>')
    elif record is None:
        parts.append('<p class="said bad">Nothing was heard.</p>')
    else:
        parts += _answer(scene, record)
    return "".join(parts) + _shots(scene) + "</article>"


def _answer(scene: Scene, record: TurnRecord) -> list[str]:
    cited = {c for sentence in record.answer.sentences for c in sentence.citations}
    sources = [" · ".join(filter(None, (p.doc, p.section))) for p in record.retrieval
               if p.id in cited]  # fmt: skip
    parts = [
        f'<div class="who">Kiosk · {escape(record.answer.outcome.value)} · '
        f"{escape(record.route.tier.value)} {escape(record.route.model)}</div>",
        f'<p class="said">{escape(record.answer.text)}</p>',
    ]
    if scene.answer_file:
        parts.append(f'<p class="heard">heard back: “{escape(scene.answer_heard)}” '
                     f"{_graded(scene.answer_agreement)}</p>"
                     f'<div class="row">{_audio(scene.answer_file)}</div>')  # fmt: skip
    if sources:
        listed = "; ".join(dict.fromkeys(escape(source) for source in sources))
        parts.append(f'<p class="sources">from {listed}</p>')
    parts += [f'<p class="heard fair">{escape(d.message)}</p>' for d in record.degraded]
    return [*parts, _timings(record)]


def _timings(record: TurnRecord) -> str:
    figures = ((label, getattr(record.timings_ms, name)) for name, label in _STAGES)
    return bars((label, value, f"{value:.0f} ms") for label, value in figures)


def _hero(visit: Visit) -> str:
    if visit.idle is None:
        return ""
    source = _inline(visit.idle, "image/png")
    return f'<img class="hero" alt="The window before the first question" src="{source}">'


def _shots(scene: Scene) -> str:
    figures = "".join(
        f'<figure><img alt="{escape(phase)}" src="{_inline(path, "image/png")}">'
        f"<figcaption>{escape(phase)}</figcaption></figure>"
        for phase, path in scene.screenshots.items()
    )
    return f'<div class="shots">{figures}</div>' if figures else ""


def _audio(path: Path) -> str:
    return f'<audio controls src="{_inline(path, "audio/wav")}"></audio>'


def _inline(path: Path, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"


def _graded(share: float | None) -> str:
    if share is None:
        return ""
    grade = "good" if share >= _GOOD else "fair" if share >= _FAIR else "bad"
    return f'<b class="{grade}">{share:.0%}</b>'
