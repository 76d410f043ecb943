"""The whole examination, in the order a technician would go through it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from kiosk.app.application import Application
from kiosk.app.doctor.cloud import examine_cloud
from kiosk.app.doctor.devices import examine_devices
from kiosk.app.doctor.engines import Sample, examine_engines, foreign_voice
from kiosk.app.doctor.eyes import examine_eyes
from kiosk.app.doctor.finding import Finding, Status
from kiosk.app.doctor.latency import examine_latency
from kiosk.app.doctor.machine import examine_machine
from kiosk.app.doctor.models import examine_models
from models.store import ModelStore
from offline.budget import Budget
from offline.espeak import EspeakVoice


async def examine(app: Application, *, rehash: bool = False) -> AsyncIterator[Finding]:
    """Look at everything; findings come as they are made. Nothing is changed on the machine."""
    store = ModelStore(app.paths.models)
    for finding in examine_machine(app.paths):
        yield finding
    async for finding in examine_devices(app.config.audio):
        yield finding
    failed = False
    for finding in examine_models(store, rehash=rehash):
        failed |= finding.status is Status.FAIL
        yield finding
    sample = Sample()
    async for finding in examine_engines(store, sample):
        failed |= finding.status is Status.FAIL
        yield finding
    yield await foreign_voice(EspeakVoice(Budget()))
    async for finding in examine_eyes(app.config.camera):
        yield finding
    async for finding in examine_cloud(app):
        yield finding
    if failed:
        remedy = "Mend what is marked above first."
        yield Finding("ear to mouth", Status.WARN, "not tried: something it needs is bad", remedy)
    else:
        yield await examine_latency(app, sample.pcm)
