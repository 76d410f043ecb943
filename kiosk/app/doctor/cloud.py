"""The cloud tiers: whether they are on, can be reached, and how long their models last."""

from __future__ import annotations

import datetime
import time
from collections.abc import AsyncIterator

from kiosk.app.application import Application
from kiosk.app.cloud import caps_of, costs_file, endpoint_of, traits_of
from kiosk.app.cloud_keys import address_of, is_on, reference_of
from kiosk.app.config_cloud import CloudTier
from kiosk.app.doctor.finding import Finding, Status
from kiosk.core.errors import KioskError
from kiosk.core.record import Tier
from kiosk.governance.egress import CLOUD, EgressGate
from kiosk.governance.purse import MoneyPurse
from kiosk.reasoning.faults import HINTS, MANNERS
from kiosk.reasoning.prices import price_of
from kiosk.reasoning.remote import RemoteTier

_WARN_DAYS = 90
_OLD_DAYS = 400


async def examine_cloud(app: Application) -> AsyncIterator[Finding]:
    """Look at each cloud tier; where one is on, its list of models is fetched, which is free."""
    for tier in (Tier.STANDARD, Tier.PREMIUM):
        settings: CloudTier = getattr(app.config.cloud, tier.value)
        name = f"cloud tier {tier.value}"
        if not is_on(settings):
            why = "switched off" if settings.enabled is False else "no key at "
            why += "" if settings.enabled is False else reference_of(settings) or "cloud key"
            yield Finding(name, Status.OK, f"off: {why}; the device answers alone")
            continue
        try:
            yield await _reached(app, tier, settings)
        except KioskError as error:
            yield Finding.of(name, error)
        yield lifetime(name, settings, datetime.datetime.now().astimezone().date())


async def _reached(app: Application, tier: Tier, settings: CloudTier) -> Finding:
    name = f"cloud tier {tier.value}"
    address = address_of(settings)
    if app.config.egress.offline:
        return Finding(name, Status.OK, "on, not tried: egress.offline is set")
    gate = EgressGate((address,))
    purse = MoneyPurse(costs_file(app.paths), caps_of(app.config))
    remote = RemoteTier(
        tier,
        endpoint_of(settings),
        lambda: gate.http_client(CLOUD),
        purse,
        traits_of(settings),
        now=time.monotonic,
    )
    try:
        await remote.probe(lambda _event: None)
        status = remote.status()
    finally:
        await remote.close()
        purse.close()
    figures = {"host": status.host, "model": status.model, "state": status.state}
    fault = remote.breaker.fault
    if fault is None:
        return Finding(name, Status.OK, f"{status.model} at {status.host} is there", "", figures)
    detail = f"{status.model} at {status.host}: {MANNERS[fault].words}"
    return Finding(name, Status.WARN, detail, HINTS.get(fault, "Try again later."), figures)


def lifetime(name: str, settings: CloudTier, today: datetime.date) -> Finding:
    """How long the tier's model and its price hold."""
    price, role = price_of(settings.model), name.rsplit(maxsplit=1)[-1]
    ends = settings.ends or price.ends
    figures = {"ends": ends.isoformat() if ends else "", "successors": settings.successors}
    if ends and (ends - today).days <= _WARN_DAYS:
        gone = ends <= today
        detail = f"{settings.model} {'was' if gone else 'will be'} shut down on {ends}"
        remedy = (
            f"{settings.successors[0]} takes its place by itself."
            if settings.successors
            else f"Name what follows it in kiosk.toml: cloud.{role}.successors."
        )
        return Finding(f"{name}: end of life", Status.WARN, detail, remedy, figures)
    if not price.known and settings.prices is None:
        detail = f"{settings.model} has no known price: the dearest one is booked for it"
        remedy = f"Set cloud.{role}.prices in kiosk.toml."
        return Finding(f"{name}: price", Status.WARN, detail, remedy, figures)
    seen = settings.prices.seen if settings.prices else price.seen
    if seen and (today - seen).days > _OLD_DAYS:
        detail = f"the price of {settings.model} was looked up on {seen}"
        remedy = f"Look it up again and set cloud.{role}.prices."
        return Finding(f"{name}: price", Status.WARN, detail, remedy, figures)
    until = f"until {ends}" if ends else "with no end announced"
    return Finding(f"{name}: end of life", Status.OK, f"{settings.model}, {until}", "", figures)
