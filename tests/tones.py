# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tones a WAV file carries: tests know by it who hears whom."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

_RATE = 8000
_HEADER = 44  # the WAV header that Asterisk writes


def samples_of(path: Path) -> np.ndarray:
    """Return the samples of a WAV (16 bit, mono), also while it is being written."""
    data = Path(path).read_bytes()[_HEADER:]
    return np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2").astype(np.float64)


def rate_of(path: Path) -> int:
    """Return the samples per second of a WAV, as its header says."""
    head = Path(path).read_bytes()[:_HEADER]
    return int.from_bytes(head[24:28], "little") or _RATE


def tones_of(
    path: Path, start_s: float, end_s: float, *, floor: float = 0.2, level: float = 60
) -> list[float]:
    """Return the frequencies (Hz) that stand out between two times, the loudest first.

    Args:
        path: the WAV.
        start_s: seconds from its begin; negative counts from its end.
        end_s: the same; 0 with a negative start means the end.
        floor: how strong a tone must be, relative to the strongest.
        level: RMS below which it is silence (16-bit samples).
    """
    samples, rate = samples_of(path), rate_of(path)
    first = int(start_s * rate) + (len(samples) if start_s < 0 else 0)
    last = len(samples) if end_s == 0 else int(end_s * rate) + (len(samples) if end_s < 0 else 0)
    window = samples[max(0, first) : max(0, last)]
    if len(window) < rate // 20 or np.sqrt(np.mean(window**2)) < level:
        return []
    padded = max(len(window), rate * 2)  # bins of half a hertz
    spectrum = np.abs(np.fft.rfft(window * np.hanning(len(window)), padded))
    spectrum[: int(100 * padded / rate)] = 0
    width = max(3, 4 * padded // len(window))
    found: list[float] = []
    strongest = float(spectrum.max())
    while (peak := int(np.argmax(spectrum))) and spectrum[peak] >= floor * strongest > 0:
        found.append(peak * rate / padded)
        spectrum[max(0, peak - width) : peak + width + 1] = 0
        if len(found) == 8:
            break
    return found


def tone_of(path: Path, start_s: float, end_s: float) -> float | None:
    """Return the strongest frequency (Hz) between two times, or None for silence."""
    found = tones_of(path, start_s, end_s)
    return found[0] if found else None


def wait_tone(
    path: Callable[[], Path | None] | Path,
    hz: float,
    *,
    within: float = 10,
    tolerance: float = 8,
    length: float = 0.4,
) -> None:
    """Wait until the newest ``length`` seconds of a growing WAV carry the tone ``hz``.

    Raises:
        AssertionError: naming what was heard instead, when it does not come.
    """
    deadline = time.monotonic() + within
    heard: list[float] = []
    while time.monotonic() < deadline:
        file = path() if callable(path) else path
        if file is not None and file.exists():
            heard = tones_of(file, -length, 0)
            if any(abs(tone - hz) <= tolerance for tone in heard):
                return
        time.sleep(0.05)  # a file has no event to wait for
    raise AssertionError(f"no {hz} Hz in {path}: heard {heard or 'silence'}")
