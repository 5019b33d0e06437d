# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords from the system's keyring, without ever making the window wait.

A keyring may ask the user to unlock it, or be missing altogether, as on many kiosks. It is read
on a thread of its own, and only when the configuration asks for it: loading it takes a while.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

import msgspec

from atc.config.problems import Hint, HintCode, Problem, ProblemCode, problem
from atc.runtime.schema import Settings
from atc.runtime.shared_rules import password_in

SERVICE = "atc"
_log = logging.getLogger("runtime.secrets")


class KeyringUnusableError(Exception):
    """There is no keyring, or it refuses to answer; the text says why."""


def read_keyring(user: str) -> str | None:
    """Read a secret of the service `atc`. May block until the user unlocks the keyring.

    Returns:
        The secret, None when the keyring has none for `user`.

    Raises:
        KeyringUnusableError: there is no keyring, or it does not answer.
    """
    try:
        import keyring  # noqa: PLC0415 - slow, and rarely needed
        from keyring.errors import KeyringError, NoKeyringError  # noqa: PLC0415
    except ImportError as error:
        raise KeyringUnusableError(str(error)) from error
    try:
        return keyring.get_password(SERVICE, user)
    except NoKeyringError as error:
        raise KeyringUnusableError("no keyring service is running") from error
    except (KeyringError, OSError, RuntimeError) as error:
        raise KeyringUnusableError(str(error) or type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings with the secrets filled in, and what could not be had."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def wanted(settings: Settings) -> bool:
    """Whether anything is to be read from the keyring at all."""
    return bool(_wishes(settings))


def resolve(
    settings: Settings, read: Callable[[str], str | None] = read_keyring
) -> "Future[Resolved]":
    """Fill in the secrets that the configuration leaves to the keyring.

    Any thread. The future is done already when nothing is wanted. It always gives settings: a
    secret that cannot be had stays empty and is named in the problems.
    """
    future: Future[Resolved] = Future()
    if not wanted(settings):
        future.set_result(Resolved(settings))
        return future
    # A daemon: a keyring that waits for its user must not keep the console from ending.
    arguments = (settings, read, future)
    threading.Thread(target=_resolve, args=arguments, name="keyring", daemon=True).start()
    return future


def resolve_within(
    settings: Settings, seconds: float, read: Callable[[str], str | None] = read_keyring
) -> Resolved:
    """Fill in the secrets, waiting `seconds` for the user to unlock the keyring and no longer."""
    try:
        return resolve(settings, read).result(timeout=seconds)
    except TimeoutError:
        reason = f"it did not answer within {seconds:g} s"
        _log.warning("the keyring cannot be used: %s", reason)
        hints = ((each, _set_hint(each)) for each in _wishes(settings))
        problems = tuple(
            problem(ProblemCode.KEYRING_UNUSABLE, 0, wish.key, hint, reason=reason)
            for wish, hint in hints
        )
        return Resolved(settings, problems)


def secrets_of(settings: Settings) -> frozenset[str]:
    """All secrets there are, to keep them out of the log."""
    found = {each.password for each in settings.accounts}
    found |= {each.password for each in settings.directory}
    found |= {settings.shared.password, password_in(settings.shared.url)}
    found.add(settings.xmpp.password)
    return frozenset(found | {settings.pbx.ami.secret, settings.api.token}) - {""}


@dataclass(frozen=True, slots=True)
class _Wish:
    user: str
    key: str
    instead: str


def _set_hint(wish: _Wish) -> Hint:
    return Hint.of(HintCode.KEYRING_SET, user=wish.user, key=wish.instead)


def _wishes(settings: Settings) -> list[_Wish]:
    wishes = [
        _Wish(account.id, f"accounts[{index + 1}].password_keyring", "password")
        for index, account in enumerate(settings.accounts)
        if account.password_keyring
    ]
    wishes += [
        _Wish(f"directory.{book.id}", f"directory[{index + 1}].password_keyring", "password")
        for index, book in enumerate(settings.directory)
        if book.password_keyring
    ]
    if settings.pbx.ami.enabled and settings.pbx.ami.secret_keyring:
        wishes.append(_Wish("ami", "pbx.ami.secret_keyring", "secret"))
    if settings.api.enabled and settings.api.token_keyring:
        wishes.append(_Wish("api", "api.token_keyring", "token"))
    if settings.shared.url and settings.shared.password_keyring:
        wishes.append(_Wish("shared", "shared.password_keyring", "password"))
    if settings.xmpp.enabled and settings.xmpp.password_keyring:
        wishes.append(_Wish("xmpp", "xmpp.password_keyring", "password"))
    return wishes


def _resolve(
    settings: Settings, read: Callable[[str], str | None], future: "Future[Resolved]"
) -> None:
    try:
        found: dict[str, str] = {}
        problems: list[Problem] = []
        for wish in _wishes(settings):
            _one(wish, read, found, problems)
        future.set_result(Resolved(_filled(settings, found), tuple(problems)))
    except Exception as error:  # noqa: BLE001 - a keyring's plug-ins may raise anything
        future.set_exception(error)


def _one(
    wish: _Wish,
    read: Callable[[str], str | None],
    found: dict[str, str],
    problems: list[Problem],
) -> None:
    hint = _set_hint(wish)
    try:
        value = read(wish.user)
    except KeyringUnusableError as error:
        code, reason = ProblemCode.KEYRING_UNUSABLE, str(error)
        problems.append(problem(code, 0, wish.key, hint, reason=reason))
        _log.warning("the keyring cannot be used: %s", error)
        return
    if value:
        found[wish.key] = value
    else:
        problems.append(problem(ProblemCode.KEYRING_EMPTY, 0, wish.key, hint, user=wish.user))
        _log.warning("the keyring has nothing for the user %s of the service atc", wish.user)


def _filled(settings: Settings, found: dict[str, str]) -> Settings:
    replace = msgspec.structs.replace
    accounts = tuple(
        replace(account, password=found.get(f"accounts[{index + 1}].password_keyring", ""))
        if account.password_keyring
        else account
        for index, account in enumerate(settings.accounts)
    )
    books = tuple(
        replace(book, password=found.get(f"directory[{index + 1}].password_keyring", ""))
        if book.password_keyring
        else book
        for index, book in enumerate(settings.directory)
    )
    ami = settings.pbx.ami
    ami = replace(ami, secret=found.get("pbx.ami.secret_keyring", ami.secret))
    api = replace(settings.api, token=found.get("api.token_keyring", settings.api.token))
    pbx = replace(settings.pbx, ami=ami)
    password = found.get("shared.password_keyring", settings.shared.password)
    shared = replace(settings.shared, password=password)
    xmpp = settings.xmpp
    xmpp = replace(xmpp, password=found.get("xmpp.password_keyring", xmpp.password))
    return replace(
        settings,
        accounts=accounts,
        directory=books,
        pbx=pbx,
        api=api,
        shared=shared,
        xmpp=xmpp,
    )
