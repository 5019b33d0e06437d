# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tables of the configuration file are made of."""

import re
from typing import Any

import msgspec
from msgspec import Meta, Struct

SECRET_KEYS = frozenset({"password", "secret", "token"})
"""Keys whose values are never shown or logged."""


_PASSWORD_IN_URL = re.compile(r"(://[^:/?#]*):.*@", re.DOTALL)


def without_password(url: str) -> str:
    """A URL as it may be shown. Whatever stands before the last `@` may be a password."""
    return _PASSWORD_IN_URL.sub(r"\1:***@", url)


def doc(text: str, example: object = None, form: str = "", **limits: Any) -> Meta:
    """Describe a key. `form` says in words what `pattern` asks for."""
    return Meta(
        description=text,
        examples=None if example is None else [example],
        extra={"form": form} if form else None,
        **limits,
    )


class Table(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file. Secrets stay out of its repr, because settings get logged."""

    def __repr__(self) -> str:
        shown = (
            f"{name}={'***' if name in SECRET_KEYS and value else repr(value)}"
            for name, value in msgspec.structs.asdict(self).items()
        )
        return f"{type(self).__name__}({', '.join(shown)})"
