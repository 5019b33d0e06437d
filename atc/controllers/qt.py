# SPDX-License-Identifier: GPL-3.0-or-later
"""Typed seams to PyQt: properties, slots, intents (slots that may refuse), translation."""

import functools
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from PyQt6.QtCore import QCoreApplication

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

    def qt_slot(
        *types: type | str, result: type | str | None = None
    ) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """A method that QML can call."""

else:
    from PyQt6.QtCore import pyqtProperty, pyqtSlot

    def qt_property(kind, *, notify=None, constant=False):  # noqa: ANN001, ANN201
        """A read-only Qt property; QML changes things through slots that name an intent."""
        if notify is None:
            return pyqtProperty(kind, constant=constant)
        return pyqtProperty(kind, notify=notify)

    def qt_slot(*types, result=None):  # noqa: ANN001, ANN002, ANN201
        """A method that QML can call."""
        return pyqtSlot(*types) if result is None else pyqtSlot(*types, result=result)


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
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            try:
                return method(*args, **kwargs)
            except UserError as error:
                log.info("refused: %s", error)
                controller: Any = args[0]
                controller.report(error.notice)
                return empty

        return qt_slot(*types, result=result)(guarded)

    return wrap


def tr(context: str, text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate(context, text)
