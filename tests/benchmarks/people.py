# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: SIM905, E501 - long lists of words read better as words
"""A directory of any size: Italian, English and Spanish people, always the same ones.

Names are as unevenly common as in life, and the long tail is long: syllables make surnames that
nobody listed. Nothing is kept in memory but the lists below.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_GIVEN = {
    "it": """Giuseppe Maria Giovanni Anna Antonio Mario Luigi Francesco Angelo Vincenzo Pietro
    Salvatore Carlo Franco Domenico Bruno Paolo Michele Giorgio Aldo Sergio Luciano Roberto Marco
    Andrea Stefano Alessandro Luca Matteo Davide Giulia Francesca Chiara Sara Laura Elena Silvia
    Martina Federica Valentina Paola Daniela Simona Cristina Barbara Lucia Rosa Teresa Angela
    Nicolò Niccolò Ilaria Beatrice Ludovica Ottavia Zeno Fiorenza Gianmarco Pierluigi Annamaria
    Maria-Grazia Gian-Piero Filomena Ubaldo Ermanno Loredana Tiziana Mirko Yuri Katia""",
    "en": """James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara
    Richard Susan Joseph Jessica Thomas Karen Charles Sarah Christopher Lisa Daniel Nancy Matthew
    Sandra Anthony Betty Mark Ashley Donald Emily Steven Kimberly Andrew Margaret Paul Donna Joshua
    Michelle Kenneth Carol Kevin Amanda Brian Melissa George Deborah Timothy Stephanie Siobhán
    Zoë Chloë Gareth Wesley Quentin Xavier Yvonne Ursula Ophelia Imogen Mary-Jane""",
    "es": """José María Antonio Carmen Manuel Ana Francisco Isabel Juan Dolores David Laura Javier
    Pilar Daniel Cristina Carlos Marta Jesús Lucía Alejandro Elena Miguel Sofía Rafael Paula Pedro
    Raquel Pablo Sara Ángel Beatriz Sergio Silvia Fernando Núria Iñaki Begoña Íñigo Ximena Yolanda
    Zacarías Wenceslao Úrsula Óscar Héctor Joaquín Concepción Inmaculada Rosario""",
}
_SURNAMES = {
    "it": """Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo
    Conti De_Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani
    Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale D'Angelo D'Amico
    Dell'Acqua Di_Stefano Lo_Bianco Della_Valle Zanetti Zucchi Quaglia Iacono Ubaldi Nicolò Cantù
    Pellegrini Valentini Ferretti Bellini Basile Riva Donati Orlando Amato""",
    "en": """Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans
    Walker White Roberts Green Hall Wood Jackson Clarke O'Brien O'Neill MacDonald McCarthy
    Fitzgerald Hughes Edwards Turner Hill Moore Cooper Ward Morris King Watson Harrison Morgan Baker
    Patel Young Allen Mitchell James Anderson Phillips Lee Bell Parker Davis Knight-Lewis Quinn
    Xu Yates Zimmerman Ingram Upton Vaughan""",
    "es": """García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez
    Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez
    Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio
    Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto
    de_la_Cruz Ibáñez Quintana Zamora Ybarra Urrutia Yáñez""",
}
_SYLLABLES = (
    "ba be bi bo bra bri ca ce chi co cu da de di do fa fe fio fo ga ge ghi go gra gui la le li "
    "lo lu ma me mi mo na ne ni no pa pe pi po qua ra re ri ro sa sca se si so spa sta ta te ti to "
    "tra tu va ve vi vo za ze zi zo"
).split()
_ENDINGS = {
    "it": "ni ti lli tti ssi ri ghi no si zzi".split(),
    "en": "ton son ford ley man ham well worth by den".split(),
    "es": "ez ero ado illa aga eta uri ales ondo ino".split(),
}
_BUSINESS = {
    "it": "Trasporti Edilizia Impianti Servizi Meccanica Alimentari Costruzioni Elettronica",
    "en": "Logistics Engineering Services Foods Consulting Systems Textiles Insurance",
    "es": "Transportes Construcciones Servicios Seguros Alimentación Electrónica Textil Consultoría",
}
_FORMS = {
    "it": ("S.r.l.", "S.p.A.", "S.n.c."),
    "en": ("Ltd", "LLC", "& Co"),
    "es": ("S.L.", "S.A."),
}
_DEPARTMENTS = {
    "it": "Acquisti Amministrazione Vendite Produzione Magazzino Direzione Qualità Informatica",
    "en": "Purchasing Accounts Sales Production Warehouse Management Quality IT",
    "es": "Compras Administración Ventas Producción Almacén Dirección Calidad Informática",
}
_NOTES = (
    "preferisce essere richiamato dopo le 15",
    "call before noon only",
    "cliente dal 1998, pagamento a 60 giorni",
    "habla italiano",
)
_LANGUAGES = ("it", "it", "it", "en", "es")
_GROUPS = ("Clienti", "Fornitori", "Ospiti", "Partner")


@dataclass(frozen=True)
class Person:
    """One made-up person."""

    given_name: str
    surname: str
    company: str
    department: str
    group: str
    numbers: tuple[str, ...]
    keys: tuple[str, ...]
    email: str
    note: str


def people(count: int, seed: int = 1) -> Iterator[Person]:
    """`count` people; the first ones are the same whatever the count."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _person(chance)


def _person(chance: random.Random) -> Person:
    language = chance.choice(_LANGUAGES)
    given = _common(chance, _GIVEN[language].split())
    surname = _surname(chance, language)
    company = _company(chance, language)
    numbers, keys = _numbers(chance, language)
    return Person(
        given_name=given,
        surname=surname,
        company=company,
        department=chance.choice(_DEPARTMENTS[language].split()),
        group=chance.choice(_GROUPS),
        numbers=numbers,
        keys=keys,
        email=_email(chance, given, surname, company, language),
        note=chance.choice(_NOTES) if chance.random() < 0.05 else "",
    )


def _common(chance: random.Random, names: list[str]) -> str:
    """The first names of a list are the most common."""
    return names[int(len(names) * chance.random() ** 2)]


def _surname(chance: random.Random, language: str) -> str:
    if chance.random() < 0.45:
        surname = _common(chance, _SURNAMES[language].split()).replace("_", " ")
    else:
        surname = _made_up(chance, language)
    if language == "es" and chance.random() < 0.6:
        surname += " " + _common(chance, _SURNAMES["es"].split()).replace("_", " ")
    return surname


def _made_up(chance: random.Random, language: str) -> str:
    body = "".join(_common(chance, _SYLLABLES) for _ in range(chance.choice((1, 2, 2, 3))))
    return (body + chance.choice(_ENDINGS[language])).capitalize()


def _company(chance: random.Random, language: str) -> str:
    if chance.random() < 0.1:
        return ""
    owner = _common(chance, _SURNAMES[language].split()).replace("_", " ")
    if chance.random() < 0.5:
        owner = _made_up(chance, language)
    business = chance.choice(_BUSINESS[language].split())
    return f"{owner} {business} {chance.choice(_FORMS[language])}"


def _numbers(chance: random.Random, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """As written, and in E.164."""
    if language == "it":
        area = _common(chance, "02 06 011 0461 045 051 081 055 0471 041 010 091 035 030".split())
        line = f"{chance.randrange(10**6, 10**7)}"
        mobile = f"{chance.randrange(320, 399)}{chance.randrange(10**6, 10**7)}"
        written = [f"{area} {line[:3]}-{line[3:]}", f"+39 {mobile[:3]} {mobile[3:]}"]
        keys = [f"+39{area}{line}", f"+39{mobile}"]
    elif language == "en":
        line = f"{chance.randrange(10**7, 10**8)}"
        mobile = f"7{chance.randrange(10**8, 10**9)}"
        written = [f"020 {line[:4]} {line[4:]}", f"0{mobile[:4]} {mobile[4:]}"]
        keys = [f"+4420{line}", f"+44{mobile}"]
    else:
        line = f"9{chance.randrange(10**7, 10**8)}"
        mobile = f"6{chance.randrange(10**7, 10**8)}"
        written = [f"{line[:3]} {line[3:6]} {line[6:]}", f"+34 {mobile}"]
        keys = [f"+34{line}", f"+34{mobile}"]
    take = chance.choice((slice(0, 1), slice(1, 2), slice(0, 2)))
    return tuple(written[take]), tuple(keys[take])


def _email(chance: random.Random, given: str, surname: str, company: str, language: str) -> str:
    if not company or chance.random() < 0.3:
        return ""
    plain = str.maketrans("àáèéíìóòúùñüëÁÉÍÓÚ", "aaeeiioouunueAEIOU", " '-.&")
    local, last = given.translate(plain).lower(), surname.translate(plain).lower()
    local = f"{local}.{last}" if chance.random() < 0.7 else f"{local[0]}{last}"
    domain = " ".join(company.split()[:-1]).translate(plain).lower()
    return f"{local}@{domain}.{ {'it': 'it', 'en': 'co.uk', 'es': 'es'}[language] }"
