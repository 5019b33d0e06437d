# SPDX-License-Identifier: GPL-3.0-or-later
"""The generated parts of the configuration: what there is once per person or account."""

from atclab.people import Account, Office, Person

_NIGHT_SWITCHES = 3


def _station(ext: str, name: str, password: str, kind: str, lines: list[str]) -> str:
    return "\n".join(
        [
            f"[{ext}]({kind})",
            f'callerid = "{name}" <{ext}>',
            f"aors = {ext}",
            f"auth = {ext}",
            f"mailboxes = {ext}@default",
            *lines,
            "",
            f"[{ext}]({'phone' if kind == 'phone' else 'console'}-aor)",
            f"mailboxes = {ext}@default",
            "",
            f"[{ext}](digest)",
            f"username = {ext}",
            f"password = {password}",
            "",
        ]
    )


def _account(account: Account, groups: str, *, opus: bool) -> str:
    codecs = account.codecs.split(",")
    if not opus:
        codecs = [codec for codec in codecs if codec != "opus"]
    optimistic = "no" if account.srtp == "mandatory" else "yes"
    lines = [
        f"allow = {','.join(codecs)}",
        "media_encryption = sdes",
        f"media_encryption_optimistic = {optimistic}",
        "named_call_group = console",
        f"named_pickup_group = {groups}",
    ]
    return _station(account.user, account.name, account.password, "station", lines)


def endpoints(office: Office, *, opus: bool) -> str:
    """Return the PBX's endpoints: phones pick up in their department, consoles everywhere."""
    groups = ",".join([*office.departments, "console"])
    parts = [
        _station(
            p.ext,
            p.name,
            office.password(p.ext),
            "phone",
            [f"named_call_group = {p.department}", f"named_pickup_group = {p.department}"],
        )
        for p in office.people
    ]
    parts += [_account(account, groups, opus=opus) for account in office.accounts]
    return "\n".join(parts)


def robots(office: Office) -> str:
    """Return the robots' endpoints and registrations."""
    parts = []
    for person in office.people:
        ext = person.ext
        parts += [
            f"[{ext}](robot)",
            "transport = udp",
            "aors = pbx",
            f"outbound_auth = {ext}",
            f"from_user = {ext}",
            f'callerid = "{person.name}" <{ext}>',
            "",
            f"[{ext}]",
            "type = auth",
            "auth_type = userpass",
            f"username = {ext}",
            f"password = {office.password(ext)}",
            "",
        ]
        if person.robot != "absent":
            parts += [
                f"[reg-{ext}](registration)",
                f"client_uri = sip:{ext}@127.0.0.1",
                f"contact_user = {ext}",
                f"outbound_auth = {ext}",
                "",
            ]
    return "\n".join(parts)


def behaviour(office: Office) -> str:
    """Return the robots' dialplan: one line each."""
    return "\n".join(_act(person) for person in office.people) + "\n"


def _act(person: Person) -> str:
    ext, after = person.ext, float(person.after)
    calls = {
        "answer": f"robot-answer,s,1({ext},{after},{person.tone},{person.talk})",
        "early": f"robot-early,s,1({ext},{after},{person.tone})",
        "ring": f"robot-ring,s,1({ext})",
        "busy": f"robot-refuse,s,1({ext},{after},17)",
        "decline": f"robot-refuse,s,1({ext},{after},21)",
        "fail": f"robot-refuse,s,1({ext},{after},34)",
        "absent": f"robot-ring,s,1({ext})",
    }
    return f"exten => {ext},1,Gosub({calls[person.robot]})"


def hints(office: Office) -> str:
    """Return every BLF: phones, consoles, services, queues, and 4,000 for load tests."""
    stations = [p.ext for p in office.people] + [a.user for a in office.accounts]
    lines = [f"exten => {ext},hint,PJSIP/{ext},CustomPresence:{ext}" for ext in stations]
    for service in ("dnd", "ufwd", "forkm", "bs", "pause"):
        lines += [f"exten => {service}{ext},hint,Custom:{service}{ext}" for ext in stations]
    lines += [f"exten => switch{n},hint,Custom:switch{n}" for n in range(1, _NIGHT_SWITCHES + 1)]
    lines += [f"exten => {q.number},hint,Queue:{q.name}" for q in office.queues]
    lines += [
        "; load tests: `devstate change Custom:b3000 RINGING`",
        "exten => _[3-6]XXX,hint,Custom:b${EXTEN}",
    ]
    return "\n".join(lines) + "\n"


def queues(office: Office) -> str:
    """Return the queues. Sales asks the console first and the others after 15 s."""
    parts = []
    for queue in office.queues:
        parts.append(f"[{queue.name}](queue)")
        if queue.name == "Sales":
            parts += ["strategy = linear", "timeout = 15"]
        # a receptionist sees the next caller while she talks; the others are left alone
        parts.append(f"ringinuse = {'yes' if queue.name == 'Reception' else 'no'}")
        parts += [
            f"member => Local/{m}@queue-member,0,{_name(office, m)},PJSIP/{m}"
            for m in queue.members
        ]
        parts.append("")
    return "\n".join(parts)


def _name(office: Office, ext: str) -> str:
    names = {p.ext: p.name for p in office.people} | {a.user: a.name for a in office.accounts}
    return names[ext]


def mailboxes(office: Office) -> str:
    """Return a mailbox per extension and account, password 0000."""
    boxes = [(p.ext, p.name) for p in office.people] + [(a.user, a.name) for a in office.accounts]
    return "\n".join(f"{ext} => 0000,{name}" for ext, name in boxes)


def dialplan_globals(office: Office) -> str:
    """Return the dialplan's tables: queue names, mobile numbers, ring times (seconds)."""
    lines = [f"QUEUE_{queue.number} = {queue.name}" for queue in office.queues]
    lines += [f"MOBILE_{p.ext} = {p.mobile}" for p in office.people]
    lines += [f"MOBILE_{a.user} = 3475550{a.user}" for a in office.accounts]
    lines += [f"RING_{p.ext} = {p.ring_time}" for p in office.people if p.ring_time]
    return "\n".join(lines)
