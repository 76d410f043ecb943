"""Model files: which are here, whether they are sound, and whether they suffice for a turn."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.app.doctor.finding import Finding, Status
from models.catalogue import Role
from models.commands import State, list_models, mini_for_this_machine, verify
from models.store import ModelStore

_NEEDED = {
    Role.LLM: "answers are quoted from the documents only",
    Role.STT: "nothing spoken is understood",
    Role.TTS: "answers are shown, not spoken",
    Role.VAD: "the kiosk cannot listen",
}
_PULL = "`kiosk models pull` fetches it; `kiosk models import DIR` takes it from a USB stick."


def examine_models(store: ModelStore, *, rehash: bool) -> Iterator[Finding]:
    """Each model that is here, then each role that no model fills.

    With `rehash` every byte is read again; else only what changed since its hash was checked.
    """
    here = [model for model in list_models(store) if model.state is not State.ABSENT]
    doubtful = [m.id for m in here if rehash or m.state is not State.READY]
    verdicts = {finding.id: finding for finding in (verify(store, doubtful) if doubtful else ())}
    filled = set()
    for model in here:
        verdict = verdicts.get(model.id)
        figures = {"id": model.id, "role": model.role, "size": model.size}
        if verdict and not verdict.ok:
            figures["code"] = verdict.code
            detail, remedy = verdict.message, verdict.hint or _PULL
            yield Finding(f"model {model.id}", Status.FAIL, detail, remedy, figures)
        else:
            filled.add(model.role)
            yield Finding(f"model {model.id}", Status.OK, f"sound, for {model.role}", "", figures)
    for role, consequence in _NEEDED.items():
        if role not in filled:
            detail = f"no model for {role.value}: {consequence}"
            yield Finding(f"model for {role.value}", Status.FAIL, detail, _PULL)
    choice = mini_for_this_machine()
    yield Finding("mini for this machine", Status.OK, choice.reason, "", {"id": choice.model_id})
