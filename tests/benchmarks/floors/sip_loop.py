# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: N802, ARG002  (callbacks are named by pjsua2)
"""The floor for SIP: the least that pjsua2 in Python can do, on one thread.

It answers 180 to each INVITE and parses the XML of each NOTIFY, nothing else. Prints
`ready PORT` once it can be spoken to, and ends when its standard input is closed.

    python sip_loop.py [--port PORT] [--user NAME] [--watch COUNT --pbx HOST:PORT]

With `--watch` it subscribes to the dialog events of the names 0, 1, 2 … at the PBX.
"""

import argparse
import gc
import select
import sys
import xml.etree.ElementTree as ET
from typing import Any

import pjsua2 as pj

calls: dict[int, "FloorCall"] = {}
dead: list["FloorCall"] = []


class FloorCall(pj.Call):
    def onCallState(self, prm: Any) -> None:
        if self.getInfo().state == pj.PJSIP_INV_STATE_DISCONNECTED:
            dead.append(calls.pop(self.getId()))


class FloorAccount(pj.Account):
    def onIncomingCall(self, prm: Any) -> None:
        call = calls[prm.callId] = FloorCall(self, prm.callId)
        answer = pj.CallOpParam()
        answer.statusCode = 180
        call.answer(answer)


class FloorBuddy(pj.Buddy):
    notified = 0

    def onBuddyEvSubDlgEventState(self, prm: Any) -> None:
        event = prm.e
        if event.type != pj.PJSIP_EVENT_TSX_STATE:
            return
        raw = event.body.tsxState.src.rdata.wholeMsg
        if raw.startswith("NOTIFY "):
            body = raw.partition("\r\n\r\n")[2]
            if body:
                ET.fromstring(body)
                FloorBuddy.notified += 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--user", default="floor")
    parser.add_argument("--watch", type=int, default=0)
    parser.add_argument("--pbx", default="")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    endpoint = pj.Endpoint()
    endpoint.libCreate()
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True
    config.uaConfig.maxCalls = 32
    config.logConfig.level = config.logConfig.consoleLevel = 1
    endpoint.libInit(config)
    transport_config = pj.TransportConfig()
    transport_config.port = options.port
    transport_config.boundAddress = "127.0.0.1"
    transport = endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, transport_config)
    endpoint.libStart()
    endpoint.audDevManager().setNullDev()
    account = FloorAccount()
    account_config = pj.AccountConfig()
    account_config.idUri = f"sip:{options.user}@127.0.0.1"
    account_config.sipConfig.transportId = transport
    account.create(account_config)
    buddies = []
    for number in range(options.watch):
        buddy = FloorBuddy()
        buddy_config = pj.BuddyConfig()
        buddy_config.uri = f"sip:{number}@{options.pbx}"
        buddy_config.subscribe_dlg_event = True
        buddy.create(account, buddy_config)
        buddies.append(buddy)
        endpoint.libHandleEvents(0)
    port = endpoint.transportGetInfo(transport).localName.rpartition(":")[2]
    print("ready", port, flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        endpoint.libHandleEvents(20)
        dead.clear()
    calls.clear()
    buddies.clear()
    account.shutdown()
    del account
    gc.collect()
    endpoint.libDestroy(pj.PJSUA_DESTROY_NO_NETWORK)


if __name__ == "__main__":
    main()
