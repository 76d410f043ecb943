"""The settings: one frozen, typed tree. What a key means, its unit, its limits and its default."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from kiosk.app.config_cloud import Cloud
from kiosk.app.config_section import KeyReference, Section

ENV_PREFIX = "KIOSK__"
"""``KIOSK__AUDIO__SPEAKER`` sets ``audio.speaker``."""

PACK_MAY_SET = ("knowledge", "session", "stt.language", "voice")
"""What a store pack may decide: how it sounds and searches, never what is logged or sent."""

Level = Literal["debug", "info", "warning", "error"]


class Audio(Section):
    """Ear and loudspeaker."""

    microphone: str = ""
    """Part of the device's name; empty takes the system's default."""
    speaker: str = ""
    """Part of the device's name; empty takes the system's default."""
    vad_start: Annotated[float, Field(gt=0, lt=1)] = 0.5
    """Probability of speech above which somebody is believed to begin."""
    vad_stop: Annotated[float, Field(gt=0, lt=1)] = 0.35
    """Probability of speech below which they are believed to pause."""
    stop_silence_ms: Annotated[int, Field(ge=100, le=5000)] = 600
    """Silence that ends an utterance while nothing better is known (see `endpointing`)."""
    max_utterance_s: Annotated[float, Field(ge=2, le=600)] = 60
    """Longest utterance that is heard in one piece."""
    listen_timeout_s: Annotated[float, Field(ge=1, le=120)] = 8
    """How long an open microphone waits for the first word."""
    way_in: Literal["touch", "hold", "open", "wake"] = "touch"
    """How a voice comes in: a touch for each question, a button held, an open microphone for the
    whole visit, or a word that is listened for all the time."""
    wake_word: Literal["okay_nabu", "hey_jarvis", "hey_mycroft"] = "okay_nabu"
    """That word; only where `way_in` is "wake"."""
    barge_in: bool = True
    """A person may interrupt the voice by speaking."""
    barge_in_ms: Annotated[int, Field(ge=100, le=3000)] = 400
    """Speech from which it is found out what is said; the voice waits from 128 ms of it on."""
    echo_cancellation: bool = True
    """What the loudspeaker plays is taken out of what the microphone hears."""
    adapt_to_noise: bool = True
    """The voice is louder, and captions are larger, in a loud room."""


Silence = Annotated[int, Field(ge=100, le=2000)]


class Endpointing(Section):
    """How the end of a turn is told. Silence in milliseconds."""

    smart: bool = True
    """Voice (a turn-end model) and words decide; without, `audio.stop_silence_ms` alone."""
    finished_ms: Silence = 384
    """When voice and words sound finished."""
    pending_ms: Silence = 1200
    """While voice and words are still being made out: on a busy machine that takes its time."""
    unsure_ms: Silence = 1000
    """When the voice does not."""
    unfinished_ms: Silence = 1400
    """When the words can't be an end: "and the"."""
    number_ms: Silence = 1600
    """Inside a telephone or part number."""
    longest_ms: Silence = 2000
    """Never more than this."""
    sure: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Probability from which the voice counts as finished."""


class Stt(Section):
    """Speech to text."""

    model: str = "auto"
    """Catalogue id; ``auto`` takes the best one that is installed for the language."""
    language: Annotated[
        str, Field(pattern=r"^(auto|[a-z]{2,3})$", description='"auto" or a code such as "en"')
    ] = "auto"
    """ISO 639-1 code, or ``auto`` to detect it."""


class Camera(Section):
    """What people hold things up to. It is off until somebody allows it and opens it."""

    enabled: bool = True
    """There may be a camera."""
    device: str = ""
    """Its number or path; empty takes the first. A picture, a film or a folder of pictures stands
    in for one."""
    fps: Annotated[float, Field(ge=1, le=30)] = 8
    """Frames of the preview a second."""
    wakes: bool = False
    """Movement before the kiosk wakes its screen. Say so at the kiosk: the camera is on all the
    time then; each frame is made 64 by 36 pixels at once, and none is kept."""


class Mini(Section):
    """The language model on the device."""

    model: str = "auto"
    """Catalogue id; ``auto`` picks by memory and cores among what is installed."""
    context: Annotated[int, Field(ge=512, le=32768)] = 4096
    """Tokens of prompt and answer together."""
    max_tokens: Annotated[int, Field(ge=8, le=2048)] = 160
    """Tokens of one answer."""


class Voice(Section):
    """Text to speech."""

    model: str = "auto"
    """Catalogue id of the voice, or ``espeak-ng``, which is taken where there is no other."""
    files: dict[str, str] = Field(default_factory=dict)
    """Files of Piper voices by language, ``{ de = "/srv/de_DE-thorsten-medium.onnx" }``; eSpeak NG
    reads the languages that have none."""
    enabled: bool = True
    """Answers are spoken, not only shown."""
    rate: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0
    """Speed; 1 is how the voice was recorded."""


class Knowledge(Section):
    """The owner's documents."""

    top: Annotated[int, Field(ge=1, le=20)] = 10
    """Passages that an answer may draw on."""
    keep_unanswered: bool = True
    """Questions that the documents do not answer are put down for the owner, without personal
    data, until they are looked at, for 90 days at most."""


class SearchSettings(Section):
    """Where the documents are searched; the pack's own file unless said otherwise."""

    qdrant: Annotated[
        str, Field(pattern=r"^(https?://\S+)?$", description='an http(s) address, or "" for none')
    ] = ""
    """A Qdrant server that holds the pack (`kiosk knowledge upload`). The pack's file serves when
    it does not answer. Its host has to be in `egress.allow`, for questions go there."""
    qdrant_key: KeyReference = ""
    """Where its key lies: ``env:NAME``, ``keyring:NAME``, or empty for none."""


class SessionSettings(Section):
    """One visit."""

    timeout_s: Annotated[float, Field(ge=5, le=3600)] = 60
    """After this long without anything happening the session is wiped."""


class EgressSettings(Section):
    """What may leave the machine, beside what `cloud` names."""

    offline: bool = False
    """Open no connection at all, as with ``--offline``."""
    allow: tuple[str, ...] = ()
    """Further hosts that may be reached."""


class Actions(Section):
    """What the kiosk does for people."""

    backoffice_url: Annotated[
        str, Field(pattern=r"^(https?://\S+)?$", description="an http(s) address")
    ] = ""
    """The back office; without one, that of ``kiosk backoffice`` on this machine while it runs."""
    backoffice_token: KeyReference = "env:KIOSK_BACKOFFICE_TOKEN"  # noqa: S105 - where, not what
    """Where the token lies that the back office wants."""
    pack_code: bool = False
    """A pack may bring tools that run programs here: Python entry points, MCP over stdio."""


class Technician(Section):
    """The field technician's work."""

    jobs: str = ""
    """A JSON or CSV file with the jobs of the day; empty takes ``jobs.json`` or ``jobs.csv`` of the
    pack's folder or of the data folder."""


class Staff(Section):
    """How colleagues are called, besides the bell on the screen."""

    webhook: Annotated[
        str, Field(pattern=r"^(https?://\S+)?$", description="an http(s) address")
    ] = ""
    """Where a call is posted as JSON."""
    mail_to: str = ""
    """Where a call is mailed to."""
    mail_from: str = ""
    """Sender; empty takes the receiver."""
    smtp_host: str = "localhost"
    """The mail server."""
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    """Its port."""
    smtp_user: str = ""
    """Name at the mail server; empty for none."""
    smtp_password: KeyReference = ""
    """Where its password lies."""
    smtp_tls: bool = True
    """The connection is encrypted (STARTTLS)."""
    escalate_s: Annotated[float, Field(ge=5, le=3600)] = 90
    """After this long without an answer the call goes out again, and the person is told."""


class WindowSettings(Section):
    """How the window looks to a new person; each may change it for the length of a visit."""

    theme: Literal["system", "light", "dark", "strong"] = "system"
    """Colours; ``strong`` is white on black."""
    language: Literal["en", "de", "es", "fr", "zh", "ar"] = "en"
    """Language of the interface."""
    text_scale: Annotated[float, Field(ge=1, le=3)] = 1.0
    """Size of text, 1 to 3."""
    still: bool = False
    """Leave motion out."""


class Privacy(Section):
    """What is used of a person."""

    granted: tuple[Literal["microphone", "camera", "cloud", "memory"], ...] = (
        "microphone",
        "memory",
    )
    """Senses that a visit begins with; the others are off until the person allows them."""


class Logging(Section):
    """What is written down about the machine's work."""

    level: Level = "info"
    """Least severity that reaches the log file."""
    log_speech: bool = False
    """Also write what people said. Off unless the owner has a reason and their consent."""
    console: Literal["text", "json"] = "text"
    """How standard error reads: for people or for machines."""


class Observability(Section):
    """Figures for others: off unless asked for."""

    metrics: bool = False
    """A Prometheus endpoint, on this machine alone; its token lies in ``data/metrics.token``."""
    port: Annotated[int, Field(ge=1024, le=65535)] = 9464
    """Where it listens, on 127.0.0.1."""
    otlp: Annotated[
        str, Field(pattern=r"^(https?://\S+)?$", description='an http(s) address, or "" for none')
    ] = ""
    """Root of an OpenTelemetry collector (OTLP over HTTP), such as ``http://127.0.0.1:4318``; its
    host has to be in `egress.allow`."""


class Models(Section):
    """Where model files come from."""

    sources: tuple[str, ...] = ()
    """Folders (a USB stick) that are looked through before the catalogue's own sources."""


class Cpu(Section):
    """How much of the machine the engines may have."""

    cores: Annotated[int, Field(ge=0, le=256)] = 0
    """Cores that engines share; 0 takes the physical ones this process may run on."""


class Config(BaseSettings):
    """All settings of a kiosk. Built by `kiosk.app.settings.load_config`."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        env_prefix=ENV_PREFIX,
        env_nested_delimiter="__",
    )

    audio: Audio = Audio()
    endpointing: Endpointing = Endpointing()
    stt: Stt = Stt()
    camera: Camera = Camera()
    mini: Mini = Mini()
    voice: Voice = Voice()
    knowledge: Knowledge = Knowledge()
    search: SearchSettings = SearchSettings()
    session: SessionSettings = SessionSettings()
    cloud: Cloud = Cloud()
    egress: EgressSettings = EgressSettings()
    privacy: Privacy = Privacy()
    logging: Logging = Logging()
    observability: Observability = Observability()
    models: Models = Models()
    cpu: Cpu = Cpu()
    actions: Actions = Actions()
    staff: Staff = Staff()
    technician: Technician = Technician()
    window: WindowSettings = WindowSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over what was given, which is pack and file."""
        return env_settings, init_settings
