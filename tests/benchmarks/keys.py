# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, and the figures to reach."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """One figure: `must` is the least that is accepted, `goal` what is aimed at."""

    name: str
    what: str
    must: float
    goal: float
    more_is_better: bool = False

    def holds(self, value: float) -> bool:
        return value >= self.must if self.more_is_better else value <= self.must

    def reaches_goal(self, value: float) -> bool:
        return value >= self.goal if self.more_is_better else value <= self.goal


KEYS = {
    key.name: key
    for key in (
        Key("start_first_frame_ratio", "process start → first frame ÷ bare window", 6, 3.5),
        Key(
            "start_ready_ratio",
            "process start → registered, 60 tiles with BLF on screen ÷ bare window "
            "(contacts are not part of it yet)",
            12,
            6,
        ),
        Key("mem_idle_pss_mb", "PSS 10 s after ready, 60 extensions", 200, 140),
        Key("mem_blf4000_pss_mb", "PSS with 4,000 BLF subscriptions", 350, 220),
        Key("idle_cpu_pct", "CPU over 20 s idle, 60 extensions", 2.0, 0.7),
        Key("ring180_p95_ms", "INVITE → 180, one after another", 5, 2),
        Key("ring180_ratio", "its median ÷ bare SIP loop", 4, 1.6),
        Key("burst20_slowest_ms", "20 INVITEs at once, slowest answer", 40, 12),
        Key("ring_card_p95_ms", "INVITE → frame with the card", 80, 34),
        Key("answer_ms_p95", "tap → 200 OK on the wire", 30, 10),
        Key("drop_to_refer_p95_ms", "finger lifted → REFER on the wire", 30, 10),
        Key("blf_subscribe_4000_s", "4,000 subscriptions confirmed by Asterisk", 20, 6),
        Key("blf_storm_ok_p95_ms", "1,000 NOTIFY/s: NOTIFY → 200", 10, 1.5),
        Key("blf_storm_paint_p95_ms", "same storm: NOTIFY → frame with the state", 150, 50),
        Key("blf_storm_call_ms", "same storm: INVITE → card, p95", 200, 60),
        Key("drag_frame_ratio", "frames while dragging in it ÷ bare window", 0.7, 0.95, True),
        Key("suggest_p95_ms", "three suggested targets after 100,000 logged calls", 20, 3),
        Key("headset_p95_ms", "hook report → 200 OK on the wire", 30, 10),
        Key("search_100k_p95_ms", "key → rows found, among 100,000 contacts", 30, 8),
        Key("search_1m_p95_ms", "key → rows found, among a million", 80, 20),
        Key("search_ratio", "its p95 ÷ raw FTS5", 4, 1.5),
        Key("lookup_1m_p95_us", "number → contact, among a million", 1000, 150),
        Key("import_100k_s", "CSV of 100,000 contacts into the cache", 60, 12),
        Key("import_100k_peak_mb", "memory that it takes at most", 200, 60),
        Key("soak_calls", "calls in the soak", 2000, 20000, True),
        Key("soak_rss_drift_pct", "RSS growth after the first tenth", 5, 1),
    )
}

SOAK = ("soak_calls", "soak_rss_drift_pct")
"""Measured only when asked for: it takes many minutes."""
