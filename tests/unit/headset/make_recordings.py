# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the synthetic recordings: python -m tests.unit.headset.make_recordings"""

from pathlib import Path

from atc.adapters.headset.recording import Recorder
from atc.adapters.headset.report_map import In
from tests.fakes.headset_layouts import LAYOUTS
from tests.unit.headset.bench import Bench

FOLDER = Path(__file__).parent / "recordings"


def play(bench: Bench) -> None:
    """A few calls, by screen and headset in turn."""
    bench.ring()
    bench.advance(2)
    bench.hook()  # answers
    bench.advance(4)
    bench.model.press_mute()
    bench.advance(1)
    bench.show(muted=False)
    bench.advance(3)
    bench.hand(In.VOLUME_UP)
    bench.show(off_hook=False, held=True)
    bench.advance(4)
    bench.show(off_hook=True, held=False)
    bench.advance(4)
    bench.hand(In.FLASH)
    bench.advance(3)
    bench.hand(In.FLASH)
    bench.show(off_hook=True, held=False, ringing=True)
    bench.advance(3)
    bench.hand(In.REJECT)
    bench.hand(In.DROP)
    bench.show(off_hook=True, held=False, ringing=False)
    bench.advance(3)
    bench.model.raise_boom()
    bench.advance(3)
    bench.show(muted=False)
    bench.advance(3)
    bench.model.boom_up = False
    if bench.state.off_hook:
        bench.hook()  # hangs up
    bench.advance(4)
    bench.ring()
    bench.advance(4)
    bench.model.refuse_by_hook()
    bench.advance(1)
    bench.show(ringing=False)
    bench.advance(3)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for layout in LAYOUTS:
        with (FOLDER / f"synthetic-{layout}.jsonl").open("w", encoding="utf-8") as file:
            play(Bench(layout, tape=Recorder(file, synthetic=True)))


if __name__ == "__main__":
    main()
