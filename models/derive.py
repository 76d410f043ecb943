"""Models made on this machine from others: ggml Whisper from CTranslate2 weights."""

from __future__ import annotations

from kiosk.core.errors import EngineFailed
from models.catalogue import Model
from models.files import sha256_of, whole_or_nothing
from models.ggml_whisper import convert
from models.progress import Report
from models.store import ModelStore


def derive(store: ModelStore, model: Model, report: Report) -> None:
    """Make `model` from its source in the store, and install it.

    Raises `Missing` when the source is not there and `EngineFailed` ``models.conversion_differs``
    when the result is not byte for byte what the catalogue says; then nothing is installed.
    """
    if model.derived is None:
        raise ValueError(f"{model.id} is not derived")
    (file,) = model.files
    source = store.files(model.derived.source)
    staged = store.staging / file.sha256

    def progress(done: int, total: int) -> None:
        report((file.size or 0) * done // total)

    with whole_or_nothing(staged) as out:
        convert(
            source["model.bin"], source["vocabulary.txt"], out, model.derived.precision, progress
        )
    if (found := sha256_of(staged)) != file.sha256:
        staged.unlink()
        raise EngineFailed(
            "models.conversion_differs",
            f"{model.id} came out with sha256 {found}, the catalogue says {file.sha256}",
            "report this together with the processor and the numpy version",
        )
    store.install(model.id, file, staged)
