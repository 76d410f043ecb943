"""Sounds that are no speech, made from numbers: 16 kHz mono 16-bit, each a few seconds long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from kiosk.core.audio import RATE
from kiosk.perception.wav import read_wav

Sound = npt.NDArray[np.float64]
SECONDS = 6.0


def _rng() -> np.random.Generator:
    return np.random.default_rng(20)


def _time(seconds: float = SECONDS) -> Sound:
    return np.arange(int(seconds * RATE)) / RATE


def _coloured(seconds: float, slope: float, low: float = 30, high: float = 7800) -> Sound:
    """Noise whose power falls with frequency to the power of `slope`, between two frequencies."""
    size = int(seconds * RATE)
    spectrum = np.fft.rfft(_rng().normal(0, 1, size))
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    shape = np.where((frequencies >= low) & (frequencies <= high), 1.0, 0.0)
    spectrum *= shape / np.maximum(frequencies, 20.0) ** (slope / 2)
    return _level(np.fft.irfft(spectrum, size), 0.2)


def _level(sound: Sound, rms: float) -> Sound:
    power = float(np.sqrt(np.mean(sound**2)))
    return sound * (rms / power) if power else sound


def _harmonics(phase: Sound, falls: float = 1.0, count: int = 12) -> Sound:
    return np.sum([np.sin(phase * k) / k**falls for k in range(1, count + 1)], axis=0)


def _formant(at: Sound, middle: float, width: float) -> Sound:
    return np.exp(-(((at - middle) / width) ** 2))


def silence() -> Sound:
    """Nothing at all."""
    return np.zeros(int(SECONDS * RATE))


def hiss() -> Sound:
    """A quiet room through a cheap microphone."""
    return _level(_coloured(SECONDS, 0.0), 0.003)


def fan() -> Sound:
    """Air conditioning: pink noise and mains hum."""
    hum = np.sin(2 * np.pi * 50 * _time()) + 0.4 * np.sin(2 * np.pi * 150 * _time())
    return _coloured(SECONDS, 1.5) + 0.05 * hum


def traffic() -> Sound:
    """Tyres and engines that come and go."""
    swell = 0.4 + 0.6 * np.sin(2 * np.pi * 0.25 * _time()) ** 2
    motor = _harmonics(2 * np.pi * np.cumsum(55 + 15 * np.sin(_time())) / RATE, 1.2)
    return swell * (_coloured(SECONDS, 1.2) + 0.05 * motor)


def horn() -> Sound:
    """A car's two-tone horn, three times."""
    tone = _harmonics(2 * np.pi * 405 * _time(), 0.7) + _harmonics(2 * np.pi * 510 * _time(), 0.7)
    gate = (_time() % 2.0 < 1.1).astype(float)
    return _level(tone * gate, 0.2)


def siren() -> Sound:
    """A wailing siren."""
    pitch = 900 + 500 * np.sin(2 * np.pi * 0.35 * _time())
    return _level(_harmonics(2 * np.pi * np.cumsum(pitch) / RATE, 1.3), 0.2)


def yelp() -> Sound:
    """The same, fast: rising three times a second."""
    pitch = 600 + 900 * (_time() * 3 % 1.0)
    return _level(_harmonics(2 * np.pi * np.cumsum(pitch) / RATE, 1.3), 0.2)


def dogs() -> Sound:
    """Barks: hoarse bursts with a falling pitch and two formants, in groups."""
    out = np.zeros(int(SECONDS * RATE))
    rng = _rng()
    bark = _time(0.22)
    for at in (0.4, 0.75, 1.1, 2.4, 2.7, 4.0, 4.35, 4.7, 5.3):
        pitch = rng.uniform(330, 520) * (1.3 - bark / 0.22 * 0.7)
        voice = _harmonics(2 * np.pi * np.cumsum(pitch) / RATE, 0.6, 14)
        voice += rng.normal(0, 0.8, bark.size)
        envelope = np.sin(np.pi * np.minimum(1.0, bark / 0.2)) ** 0.7
        spectrum = np.fft.rfft(voice * envelope)
        f = np.fft.rfftfreq(bark.size, 1 / RATE)
        spectrum *= (
            0.1 + np.exp(-(((f - 900) / 350) ** 2)) + 0.6 * np.exp(-(((f - 1900) / 500) ** 2))
        )
        start = int(at * RATE)
        out[start : start + bark.size] += np.fft.irfft(spectrum, bark.size)
    return _level(out, 0.12)


def music() -> Sound:
    """Chords, a bass and a melody with vibrato."""
    t = _time()
    out = np.zeros(t.size)
    chords = ((220.0, 277.2, 329.6), (174.6, 220.0, 261.6), (196.0, 246.9, 293.7))
    melody = (440.0, 493.9, 523.3, 587.3, 659.3, 587.3, 523.3, 493.9)
    for bar, start in enumerate(np.arange(0, SECONDS, 1.5)):
        here = (t >= start) & (t < start + 1.5)
        local = t[here] - start
        for note in chords[bar % 3]:
            out[here] += 0.3 * _harmonics(2 * np.pi * note * local, 1.5, 6) * np.exp(-local)
        out[here] += 0.5 * np.sin(2 * np.pi * chords[bar % 3][0] / 2 * local)
    for step, start in enumerate(np.arange(0, SECONDS, 0.375)):
        here = (t >= start) & (t < start + 0.375)
        local = t[here] - start
        pitch = melody[step % 8] * (1 + 0.006 * np.sin(2 * np.pi * 5.5 * local))
        out[here] += 0.5 * _harmonics(2 * np.pi * np.cumsum(pitch) / RATE, 1.2, 8)
    return _level(out, 0.15)


def drums() -> Sound:
    """Kick, snare and hi-hat."""
    t = _time()
    beat = t % 0.5
    kick = np.sin(2 * np.pi * 60 * beat) * np.exp(-beat * 18)
    snare = _coloured(SECONDS, 0.0, 200, 6000) * np.exp(-((t + 0.25) % 0.5) * 20) * 4
    hat = _coloured(SECONDS, 0.0, 5000, 7900) * np.exp(-(t % 0.125) * 60)
    return _level(kick + snare + hat, 0.15)


def applause() -> Sound:
    """Many hands."""
    claps = np.zeros(int(SECONDS * RATE))
    rng = _rng()
    for start in rng.integers(0, claps.size - 800, 600):
        burst = rng.normal(0, rng.uniform(0.2, 1.0), 800) * np.exp(-np.arange(800) / 120)
        claps[start : start + 800] += burst
    return _level(claps, 0.15)


def beeps() -> Sound:
    """A till and a telephone: short tones."""
    t = _time()
    till = np.sin(2 * np.pi * 2100 * t) * (t % 1.3 < 0.12)
    phone = (np.sin(2 * np.pi * 440 * t) + np.sin(2 * np.pi * 480 * t)) * (t % 3.0 > 2.2)
    return 0.2 * (till + 0.5 * phone)


def keys() -> Sound:
    """Keyboards, steps, things put down: clicks and thuds."""
    out = np.zeros(int(SECONDS * RATE))
    rng = _rng()
    for start in rng.integers(0, out.size - 2400, 50):
        heavy = rng.random() < 0.3
        length = 2400 if heavy else 300
        decay = 400.0 if heavy else 40.0
        shape = np.exp(-np.arange(length) / decay)
        knock = rng.normal(0, 1, length) if not heavy else np.sin(np.arange(length) * 0.05)
        out[start : start + length] += knock * shape * rng.uniform(0.1, 0.6)
    return out


def coughs() -> Sound:
    """Somebody coughs and clears their throat."""
    out = np.zeros(int(SECONDS * RATE))
    rng = _rng()
    for at in (0.8, 1.2, 3.4, 3.75, 5.0):
        t = _time(0.28)
        burst = rng.normal(0, 1, t.size) * (
            np.exp(-t * 14) + 0.25 * np.exp(-(((t - 0.2) / 0.05) ** 2))
        )
        spectrum = np.fft.rfft(burst)
        f = np.fft.rfftfreq(t.size, 1 / RATE)
        spectrum *= _formant(f, 700, 600) + 0.4 * _formant(f, 2200, 900)
        out[int(at * RATE) : int(at * RATE) + t.size] += np.fft.irfft(spectrum, t.size)
    return _level(out, 0.1)


def babble(recordings: Sequence[Path], talkers: int = 9) -> Sound:
    """Many people at once, far away: recordings of speech at other speeds over one another."""
    out = np.zeros(int(SECONDS * RATE))
    rng = _rng()
    spoken = [np.frombuffer(read_wav(path), "<i2") / 32768 for path in recordings]
    for talker in range(talkers):
        voice = spoken[talker % len(spoken)]
        speed = rng.uniform(0.75, 1.3)
        stretched = np.interp(np.arange(0, voice.size, speed), np.arange(voice.size), voice)
        looped = np.tile(stretched, 1 + out.size // stretched.size)
        out += _level(np.roll(looped, int(rng.integers(0, looped.size)))[: out.size], 0.1)
    spectrum = np.fft.rfft(out)
    spectrum[np.fft.rfftfreq(out.size, 1 / RATE) > 2500] *= 0.2
    return _level(np.fft.irfft(spectrum, out.size), 0.02)


def room() -> Sound:
    """A shop: a fan, clicks and a quiet murmur of tones."""
    return 0.3 * fan() + 0.5 * keys() + 0.1 * music()


SOUNDS: Mapping[str, Callable[[], Sound]] = MappingProxyType(
    {
        make.__name__: make
        for make in (
            *(silence, hiss, fan, traffic, horn, siren, yelp, dogs),
            *(music, drums, applause, beeps, keys, coughs, room),
        )
    }
)
"""All but `babble`, which needs recordings."""


def pcm(sound: Sound) -> bytes:
    """As the microphone hears it."""
    return (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
