# SPDX-License-Identifier: GPL-3.0-or-later
"""Typed seams to PyQt: properties, intents (slots that may refuse) and the translation shorthand."""

import functools
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from PyQt6.QtCore import QCoreApplication, pyqtProperty, pyqtSlot

from atc.domain.errors import UserError
from atc.domain.notices import Notice

P = ParamSpec("P")
R = TypeVar("R")

Report = Callable[[Notice], None]
"""Where a controller tells the user something that belongs to no card."""

log = logging.getLogger(__name__)

if TYPE_CHECKING:

    def qt_property(
        kind: type | str, *, notify: Any = None, constant: bool = False
    ) -> Callable[[Callable[[Any], R]], property]:
        """A read-only Qt property; QML changes things through slots that name an intent."""

else:

    def qt_property(kind, *, notify=None, constant=False):
        """A read-only Qt property; QML changes things through slots that name an intent."""
        if notify is None:
            return pyqtProperty(kind, constant=constant)
        return pyqtProperty(kind, notify=notify)


def intent(
    *types: type | str, result: type | str | None = None
) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """A slot for something the user wants; a refusal (`UserError`) is told, never raised into Qt.

    The method's object needs a `report` attribute (`Report`). A refused intent that has a result
    returns that type's empty value.
    """
    empty = result() if isinstance(result, type) else None

    def wrap(method: Callable[P, Any]) -> Callable[P, Any]:
        @functools.wraps(method)
        def guarded(self: Any, *args: Any) -> Any:
            try:
                return method(self, *args)  # type: ignore[call-arg]
            except UserError as error:
                log.info("refused: %s", error)
                self.report(error.notice)
                return empty

        if result is None:
            return pyqtSlot(*types)(guarded)
        return pyqtSlot(*types, result=result)(guarded)

    return wrap


def tr(context: str, text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate(context, text)
