# SPDX-License-Identifier: GPL-3.0-or-later
"""Which column of a CSV file is what, by the names that programs and people give them.

Known are the exports of Outlook (classic, and the 90 columns of the new one), Google Contacts (old
and new), Thunderbird, and plain headings, in Italian, English and Spanish.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atc.domain.contacts import NumberKind

NUMBER_FIELDS = tuple(kind.value for kind in NumberKind)

_KNOWN: Mapping[str, str] = {
    "given_name": (
        "first name|given name|firstname|forename|nome proprio|nome di battesimo|nombre de pila|"
        "primer nombre"
    ),
    "middle_name": "middle name|additional name|secondo nome|segundo nombre",
    "surname": "last name|surname|family name|lastname|cognome|apellido|apellidos",
    "name": (
        "name|full name|display name|file as|nome|nominativo|nome completo|nome visualizzato|"
        "contatto|nome e cognome|cognome e nome|nombre|nombre completo|nombre y apellidos|contact"
    ),
    "company": (
        "company|organization|organisation|company name|organization name|organization 1 name|"
        "azienda|ditta|societa|ragione sociale|organizzazione|ente|empresa|compania|organizacion|"
        "sociedad"
    ),
    "department": (
        "department|organization department|organization 1 department|dept|unit|reparto|ufficio|"
        "dipartimento|settore|divisione|departamento|seccion|area"
    ),
    "title": (
        "job title|organization title|organization 1 title|role|position|title|posizione|qualifica|"
        "mansione|ruolo|titolo|puesto|cargo|titulo"
    ),
    "extension": "extension|ext|ext no|internal|internal number|interno|numero interno|interni|"
    "extension number|anexo|numero de extension",
    "work": (
        "business phone|work phone|work|office phone|phone|telephone|tel|number|phone number|"
        "company main phone|primary phone|telephone number|landline|telefono|telefono uff|"
        "telefono ufficio|telefono lavoro|tel uff|tel ufficio|telefono principale|numero|"
        "telefono principale societa|numero di telefono|telefono fisso|fisso|telefono trabajo|"
        "telefono del trabajo|telefono oficina|telefono principal|fijo|numero de telefono|"
        "telefono principal de la empresa|telefono principal de la compania"
    ),
    "mobile": (
        "mobile phone|mobile|mobile number|cell|cell phone|cellphone|cellular|gsm|cellulare|"
        "telefono cellulare|tel cellulare|cell.|portatile|movil|telefono movil|celular"
    ),
    "home": (
        "home phone|home|home number|telefono ab|telefono abitazione|telefono casa|casa|"
        "abitazione|tel ab|telefono particular|particular|telefono domicilio|telefono de casa"
    ),
    "fax": (
        "business fax|fax|fax number|work fax|home fax|other fax|fax uff|fax ufficio|fax ab|"
        "altro fax|numero fax|fax del trabajo|fax particular|otro fax|fax trabajo"
    ),
    "other": (
        "other phone|car phone|assistants phone|radio phone|altro telefono|telefono auto|altro|"
        "altro numero|telefono assistente|radiotelefono|otro telefono|telefono del automovil|"
        "telefono del ayudante|otro"
    ),
    "email": (
        "e mail address|e mail|email|email address|mail|primary email|secondary email|"
        "indirizzo posta elettronica|posta elettronica|indirizzo e mail|indirizzo email|"
        "direccion de correo electronico|correo electronico|correo|direccion de correo"
    ),
    "note": "notes|note|comments|comment|remarks|annotazioni|osservazioni|notas|nota|comentarios",
    "groups": (
        "categories|category|labels|group|groups|group membership|categorie|categoria|gruppo|"
        "gruppi|categorias|grupo|grupos"
    ),
    "keywords": "keywords|nickname|tags|parole chiave|soprannome|palabras clave|apodo|alias",
    "vip": "vip|priority customer",
    "uid": "uid|id|contact id|codice|codice cliente|codigo",
}
_FIELD_OF = {name: field for field, names in _KNOWN.items() for name in names.split("|")}
_MOST_COLUMNS = 500
_NUMBERED = re.compile(r"^(.*?)\s*\d$")
_E_MAIL_NUMBERED = re.compile(r"^e mail \d (address|value)$")
_PHONE_NUMBERED = re.compile(r"^phone (\d) value$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is used.

    Attributes:
        at: its place, from 0.
        field: one of `CSV_FIELDS`, or `phone`: a number whose kind the column `label_at` says.
    """

    at: int
    field: str
    label_at: int = -1


class MissingColumnError(Exception):
    """The configuration names a column that the file does not have; its text is the name."""


def plain(heading: str) -> str:
    """A heading without case, accents and punctuation: `Società` and `SOCIETA'` are one."""
    bare = unicodedata.normalize("NFKD", heading[:200].casefold().replace("'", ""))
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def by_position(chosen: Mapping[str, str]) -> bool:
    """Whether the configuration gives places instead of headings: the file has none."""
    return bool(chosen) and all(value.strip().isdigit() for value in chosen.values())


def columns_of(headings: Sequence[str], chosen: Mapping[str, str]) -> tuple[Column, ...]:
    """What each column is.

    Args:
        headings: the file's first line.
        chosen: headings by field, from the configuration; they go before what is known.

    Raises:
        MissingColumnError: a heading of the configuration is not in the file.
    """
    if by_position(chosen):
        return tuple(Column(int(place) - 1, field) for field, place in chosen.items())
    names = [plain(heading) for heading in headings[:_MOST_COLUMNS]]
    found: dict[int, Column] = {}
    for field, heading in chosen.items():
        places = [at for at, name in enumerate(names) if name == plain(heading)]
        if not places:
            raise MissingColumnError(heading)
        found[places[0]] = Column(places[0], field)
    taken = set(chosen)
    for at, name in enumerate(names):
        column = _column(at, name, names)
        if at not in found and column and column.field not in taken:
            found[at] = column
    return _settled([found[at] for at in sorted(found)], names)


def score(columns: Iterable[Column]) -> int:
    """How much a line looks like headings; 0 when contacts cannot be had with it."""
    fields = {column.field for column in columns}
    named = fields & {"given_name", "surname", "name", "company"}
    reached = fields & {*NUMBER_FIELDS, "phone", "email"}
    return len(fields) if named and reached else 0


def _column(at: int, name: str, names: Sequence[str]) -> Column | None:
    if match := _PHONE_NUMBERED.match(name):
        labels = {f"phone {match[1]} label", f"phone {match[1]} type"}
        label_at = next((i for i, other in enumerate(names) if other in labels), -1)
        return Column(at, "phone", label_at)
    if _E_MAIL_NUMBERED.match(name):
        return Column(at, "email")
    field = _FIELD_OF.get(name)
    if field is None and (match := _NUMBERED.match(name)):
        field = _FIELD_OF.get(match[1].strip())
        field = field if field in {*NUMBER_FIELDS, "email", "note"} else None
    return Column(at, field) if field else None


def _settled(columns: list[Column], names: Sequence[str]) -> tuple[Column, ...]:
    """Headings that mean one thing or another, decided by what else there is."""
    fields = {column.field for column in columns}
    if "surname" in fields and "given_name" not in fields:
        first = {"name", "nome", "nombre"}  # beside a surname it is the given name
        columns = [
            Column(c.at, "given_name") if c.field == "name" and names[c.at] in first else c
            for c in columns
        ]
    jobs = [c for c in columns if c.field == "title"]
    if len(jobs) > 1:  # Outlook's `Title` is Mr or Dr where there is a `Job Title` too
        honorifics = {"title", "titolo", "titulo"}
        columns = [c for c in columns if c.field != "title" or names[c.at] not in honorifics]
    return tuple(columns)
