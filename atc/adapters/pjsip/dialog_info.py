# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading dialog-info documents (RFC 4235) into the state of a busy lamp.

The documents come from the network: a document type or an entity ends the reading, sizes are
bounded, and a broken document changes nothing. Thousands a second arrive in a storm, so expat
is used directly.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from atc.adapters.pjsip.headers import clean, parse_address
from atc.domain.calls import Party
from atc.domain.extensions import PhoneState

MAX_DOCUMENT = 65_536
MAX_DIALOGS = 64


class BadDialogInfoError(Exception):
    """The document is not a dialog-info document that can be trusted."""


@dataclass(slots=True)
class Dialog:
    """One `<dialog>`: its state and who is at its other end."""

    id: str
    direction: str = ""
    state: str = ""
    remote: Party | None = None


@dataclass(slots=True)
class DialogInfo:
    """One document."""

    version: int = 0
    full: bool = True
    dialogs: list[Dialog] = field(default_factory=list)


def _refuse(*_: object) -> None:
    raise BadDialogInfoError("document type or entity declaration")


class _Reader:
    """expat's handlers for one document."""

    __slots__ = ("_path", "_remote_name", "_text", "info")

    def __init__(self) -> None:
        self.info: DialogInfo | None = None
        self._path: list[str] = []
        self._text: list[str] = []
        self._remote_name = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        path = self._path
        path.append(name)
        depth = len(path)
        if depth == 1:
            self._root(name, attributes)
        elif depth == 2 and name == "dialog" and self.info is not None:
            if len(self.info.dialogs) >= MAX_DIALOGS:
                raise BadDialogInfoError("too many dialogs")
            key = attributes.get("id", "")
            self.info.dialogs.append(Dialog(key, attributes.get("direction", "").lower()))
        elif depth == 4 and path[2] == "remote":
            if name == "identity":
                self._remote_name = attributes.get("display") or attributes.get("display-name", "")
            elif name == "target" and self.info is not None:
                self._set_remote(attributes.get("uri", ""), weak=True)
        elif depth > 16:
            raise BadDialogInfoError("too deep")
        self._text.clear()

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "dialog-info":
            raise BadDialogInfoError("not a dialog-info document")
        version = attributes.get("version", "0")
        # Ten digits hold RFC 4235's 32 bits; int() of a longer text would cost time.
        if not (version.isascii() and version.isdigit() and len(version) <= 10):
            raise BadDialogInfoError("bad version")
        self.info = DialogInfo(int(version), attributes.get("state", "full").lower() != "partial")

    def text(self, data: str) -> None:
        self._text.append(data)

    def end(self, _tag: str) -> None:
        name = self._path.pop()
        depth = len(self._path)
        if self.info is None or not self.info.dialogs or self._path[1:2] != ["dialog"]:
            return
        if depth == 2 and name == "state":
            self.info.dialogs[-1].state = "".join(self._text).strip().lower()
        elif depth == 3 and name == "identity" and self._path[2] == "remote":
            self._set_remote("".join(self._text), weak=False)

    def _set_remote(self, uri: str, *, weak: bool) -> None:
        dialog = self.info.dialogs[-1] if self.info and self.info.dialogs else None
        if dialog is None or (weak and dialog.remote is not None):
            return
        address = parse_address(uri.strip())
        if address is not None and address.user:
            party = address.party
            name = clean(self._remote_name) or party.name
            dialog.remote = Party(party.number, name)


def parse(document: str) -> DialogInfo:
    """Read a document.

    Raises:
        BadDialogInfoError: when it is malformed, too big, declares a document type or an
            entity, or is something else than dialog-info.
    """
    if len(document) > MAX_DOCUMENT:
        raise BadDialogInfoError("too long")
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse  # type: ignore[assignment]
    try:
        # The text was decoded before: whatever encoding it declares is no longer true.
        parser.Parse(document.encode("utf-8", "replace"), True)
    except (expat.ExpatError, LookupError, ValueError, RecursionError) as error:
        raise BadDialogInfoError(str(error)) from None
    if reader.info is None:
        raise BadDialogInfoError("empty")
    return reader.info


_RANK = {PhoneState.IDLE: 0, PhoneState.BUSY: 1, PhoneState.RINGING: 2}


def _state_of(dialog: Dialog) -> PhoneState:
    """A ringing phone is one that is being called; everything else that lives is busy."""
    if dialog.state == "early" and dialog.direction != "initiator":
        return PhoneState.RINGING
    # A word that nobody knows is a dialog all the same: a lamp must not call it idle.
    return PhoneState.IDLE if dialog.state in {"", "terminated"} else PhoneState.BUSY


class DialogTable:
    """What one subscription has told so far: RFC 4235's versions and partial documents."""

    __slots__ = ("_dialogs", "_version")

    def __init__(self) -> None:
        self._version = -1
        self._dialogs: dict[str, Dialog] = {}

    def update(self, info: DialogInfo) -> tuple[PhoneState, Party | None] | None:
        """Take in a document; the phone's state and its peer, or None for an old version."""
        if info.version <= self._version and not (info.full and info.version == 0):
            return None
        self._version = info.version
        if info.full:
            self._dialogs.clear()
        for dialog in info.dialogs:
            if dialog.state == "terminated":
                self._dialogs.pop(dialog.id, None)
            elif len(self._dialogs) < MAX_DIALOGS or dialog.id in self._dialogs:
                known = self._dialogs.get(dialog.id)
                if known is not None and dialog.remote is None:
                    dialog.remote = known.remote
                self._dialogs[dialog.id] = dialog
        return self._summary()

    def _summary(self) -> tuple[PhoneState, Party | None]:
        best, peer = PhoneState.IDLE, None
        for dialog in self._dialogs.values():
            state = _state_of(dialog)
            if _RANK[state] > _RANK[best]:
                best, peer = state, dialog.remote
        return best, peer
