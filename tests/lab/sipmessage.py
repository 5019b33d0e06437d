# SPDX-License-Identifier: GPL-3.0-or-later
"""SIP messages as the plain phone reads them."""

import re
from dataclasses import dataclass
from typing import Self


@dataclass
class SipMessage:
    """A request or a response."""

    start: str
    headers: list[tuple[str, str]]
    body: str = ""

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Parse one message."""
        head, _, body = data.decode(errors="replace").partition("\r\n\r\n")
        first, *rest = head.split("\r\n")
        pairs = [line.partition(":") for line in rest if ":" in line]
        return cls(first, [(key.strip(), value.strip()) for key, _, value in pairs], body)

    def get(self, name: str) -> str:
        """Return the first header of that name, or an empty string."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")

    @property
    def method(self) -> str:
        """The method of a request, or of what a response answers."""
        return self.get("CSeq").split()[-1] if self.status else self.start.split()[0]

    @property
    def status(self) -> int:
        """The code of a response; 0 for a request."""
        return int(self.start.split()[1]) if self.start.startswith("SIP/") else 0

    @property
    def caller(self) -> tuple[str, str]:
        """Name and number of the From header."""
        found = re.match(r'(?:"([^"]*)")?\s*<sips?:([^@>;]*)', self.get("From"))
        return (found.group(1) or "", found.group(2)) if found else ("", "")
