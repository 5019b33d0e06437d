# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of what has to be forgotten on every desk.

An order to forget a number must not itself keep the number, so it names the number's hash: enough
to recognise it, not to read it off.
"""

import hashlib

DELETE = "delete"
ANONYMISE = "anonymise"
_NUMBER = "number:"


def number_order(key: str) -> str:
    """The order to forget a number."""
    return _NUMBER + hashlib.sha256(b"atc call log\0" + key.encode()).hexdigest()


def is_number_order(order_id: str) -> bool:
    """Whether an order is about a number."""
    return order_id.startswith(_NUMBER)
