"""One real turn, ear to mouth: a spoken question in, the first sample of the answer out."""

from __future__ import annotations

from kiosk.action.recording import NullSink
from kiosk.app.application import Application
from kiosk.app.doctor.finding import Finding, Status
from kiosk.core.errors import KioskError
from kiosk.perception.sources import WavSource

_GOOD_MS = 3000


async def examine_latency(app: Application, question: bytes) -> Finding:
    """Play the spoken `question` (16 kHz mono) to the kiosk at its natural pace.

    The silence after which a question counts as ended is part of the figure.
    """
    name = "ear to mouth"
    try:
        async with app.kiosk(offline=True) as kiosk:
            await kiosk.start()
            source = WavSource(question, realtime=True)
            records = [r async for r in kiosk.listen(source, sink=NullSink())]
    except KioskError as error:
        return Finding.of(name, error)
    if not records:
        return Finding(name, Status.FAIL, "a spoken question was not heard", "See the log file.")
    times = records[-1].timings_ms
    took = times.end_of_speech_to_first_audio
    figures = {
        "end_of_speech_to_transcript": times.end_of_speech_to_transcript,
        "ttft": times.ttft,
        "end_of_speech_to_first_audio": took,
        "outcome": records[-1].answer.outcome.value,
    }
    detail = f"first sound {took:.0f} ms after the question's last, end-of-speech wait included"
    if took > _GOOD_MS:
        remedy = "A smaller Mini, fewer programs beside it, or more cores make it faster."
        return Finding(name, Status.WARN, detail, remedy, figures)
    return Finding(name, Status.OK, detail, "", figures)
