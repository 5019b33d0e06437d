# SPDX-License-Identifier: GPL-3.0-or-later
"""From the hook report to the Answer command: python -m tests.unit.headset.latency

The whole way but USB and SIP: virtual device, pyusb, headset thread, event bridge, main thread,
services, telephony port. Prints milliseconds.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from atc.adapters.headset.report_map import Out
from atc.ports.telephony import Answer
from atc.services.headset import HeadsetService
from tests.fakes.desk import Desk
from tests.unit.headset.rig import Rig

ROUNDS = 60


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PyQt6.QtCore import QCoreApplication, QEventLoop, QTimer  # noqa: PLC0415 - only here

    from atc.runtime.bridge import EventBridge  # noqa: PLC0415

    application = QCoreApplication(sys.argv[:1])
    sys.setswitchinterval(0.001)  # as the console does
    ticker = QTimer()  # lets the loop look at the lamps, which tell it nothing
    ticker.start(1)
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    desk, bridge = Desk(), EventBridge()
    answer_ms: list[float] = []
    lamp_ms: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder), release_s=60.0)
        rig.driver._emit = lambda event: bridge.call(lambda: service.on_event(event))
        device = rig.plug(rig.headset("jabra"))
        service = HeadsetService(desk.calls, rig.driver)
        rig.start()

        def turn_until(done) -> float:
            end = time.monotonic() + 5
            while not done():
                assert time.monotonic() < end, "it never came"
                application.processEvents(wait)
            return time.perf_counter()

        for _ in range(ROUNDS):
            call = desk.ring()
            turn_until(lambda: device.model.lamp(Out.RING))
            rig.ahead_s += 5  # past every window in which an echo may come
            began = time.perf_counter()
            rig.hand(device.model.press_hook)
            answered = turn_until(lambda call=call: Answer(call) in desk.telephony.sent(Answer))
            answer_ms.append(1000 * (answered - began))
            lamp_ms.append(1000 * (turn_until(lambda: device.model.lamp(Out.OFF_HOOK)) - began))
            desk.connect(call)
            desk.end(call)
            turn_until(lambda: not device.model.lamp(Out.OFF_HOOK))
        rig.stop()
    for name, values in (("hook → Answer", answer_ms), ("hook → Off-Hook lamp", lamp_ms)):
        p95 = statistics.quantiles(values, n=20)[-1]
        print(f"{name}: p50 {statistics.median(values):.2f} ms, p95 {p95:.2f} ms, n {len(values)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
