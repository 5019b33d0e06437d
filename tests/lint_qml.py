# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the QML: types, names, formatting, and that every text is translated.

`python tests/lint_qml.py [--fix]`; `ATC_QT_TOOLS` names the `bin` folder of a virtualenv that has
PySide6-Essentials (for its qmllint, qmlformat and lupdate; never installed beside PyQt6), by
default `.venv-lint-qml/bin`. `--fix` formats the files and brings the `.ts` files up to date.

qmllint cannot look into PyQt's types, so their meta-objects are written into a type description
first: a misspelt slot or property of a controller then fails here.
"""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PyQt6.QtCore import QMetaMethod, QMetaObject  # noqa: E402

from atc.config.problems import HINTS, MESSAGES  # noqa: E402
from atc.controllers.qml_types import MODELS, MODULE, SINGLETONS  # noqa: E402
from atc.controllers.translation import read_ts  # noqa: E402

QML = ROOT / "qml"
TYPES = ROOT / "build" / "qmltypes"
TS = [ROOT / "assets" / "i18n" / f"atc_{language}.ts" for language in ("it", "es")]

_MARKERS = {"QT_TRANSLATE_NOOP", "tr"}

_KINDS = {
    QMetaMethod.MethodType.Signal: "Signal",
    QMetaMethod.MethodType.Slot: "Method",
    QMetaMethod.MethodType.Method: "Method",
}


def write_types() -> None:
    """Describe the module `Atc.Core` for qmllint."""
    folder = TYPES / Path(*MODULE.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["import QtQuick.tooling 1.2", "Module {"]
    for name, kind in SINGLETONS.items():
        lines += describe(kind.staticMetaObject, name)
    for model in MODELS:
        lines += describe(model.staticMetaObject, "")
    (folder / "plugins.qmltypes").write_text("\n".join([*lines, "}", ""]))
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo plugins.qmltypes\n")


def describe(meta: QMetaObject, singleton: str) -> Iterable[str]:
    """One class; `singleton` is the name under which QML knows its only object."""
    yield f'    Component {{ name: "{meta.className()}"; prototype: "{_prototype(meta)}"'
    if singleton:
        yield f'        exports: ["{MODULE}/{singleton} 1.0"]; exportMetaObjectRevisions: [256]'
        yield "        isSingleton: true; isCreatable: false"
    for i in range(meta.propertyOffset(), meta.propertyCount()):
        prop = meta.property(i)
        notify = prop.notifySignal().name().data().decode() if prop.hasNotifySignal() else ""
        extra = f'; notify: "{notify}"' if notify else "; isConstant: true"
        kind, pointer = _type(prop.typeName() or "")
        extra += "; isPointer: true" if pointer else ""
        head = f'name: "{prop.name()}"; type: "{kind}"'
        yield f"        Property {{ {head}; isReadonly: true{extra} }}"
    for i in range(meta.methodOffset(), meta.methodCount()):
        yield from _method(meta.method(i))
    yield "    }"


def _method(method: QMetaMethod) -> Iterable[str]:
    kind = _KINDS.get(method.methodType())
    if kind is None:
        return
    back, _ = _type(method.typeName() or "void")
    returns = "" if back in {"void", ""} else f'; type: "{back}"'
    yield f'        {kind} {{ name: "{method.name().data().decode()}"{returns}'
    for i, each in enumerate(method.parameterTypes()):
        name = method.parameterNames()[i].data().decode() or f"a{i}"
        kind_of = _type(each.data().decode())[0]
        yield f'            Parameter {{ name: "{name}"; type: "{kind_of}" }}'
    yield "        }"


def _prototype(meta: QMetaObject) -> str:
    parent = meta.superClass()
    return parent.className() if parent is not None else "QObject"


def _type(name: str) -> tuple[str, bool]:
    plain = name.removesuffix("*").strip()
    return plain, name.endswith("*")


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a tool and keep what it says."""
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)


def lint(tools: Path, files: list[Path]) -> list[str]:
    """What qmllint has to say."""
    write_types()
    command = [str(tools / "pyside6-qmllint"), "-I", str(QML), "-I", str(TYPES)]
    result = run([*command, "--max-warnings", "0", *map(str, files)])
    return [result.stdout + result.stderr] if result.returncode else []


def formatted(tools: Path, files: list[Path], *, fix: bool) -> list[str]:
    """Which files qmlformat would write otherwise."""
    wrong = []
    for file in files:
        told = run([str(tools / "pyside6-qmlformat"), str(file)])
        if told.returncode:
            wrong.append(f"{file}: {told.stderr}")
        elif told.stdout != file.read_text():
            if fix:
                file.write_text(told.stdout)
            else:
                wrong.append(f"{file.relative_to(ROOT)}: not formatted (run with --fix)")
    return wrong


def write_python_texts() -> Path:
    """Put the controllers' texts into a C++ file: lupdate reads no Python."""
    calls = [
        node
        for file in sorted((ROOT / "atc" / "controllers").glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MARKERS
    ]
    lines = []
    for call in calls:
        values = [a.value for a in call.args if isinstance(a, ast.Constant)]
        if len(values) == 2:
            quoted = ", ".join(json.dumps(v, ensure_ascii=False) for v in values)
            lines.append(f"static auto t{len(lines)} = QT_TRANSLATE_NOOP({quoted});")
    for text in [*MESSAGES.values(), *filter(None, HINTS.values())]:
        quoted = json.dumps(text, ensure_ascii=False)
        lines.append(f'static auto t{len(lines)} = QT_TRANSLATE_NOOP("Problems", {quoted});')
    path = TYPES / "texts.cpp"
    path.write_text("\n".join(lines))
    return path


def translated(tools: Path, *, fix: bool) -> list[str]:
    """Which texts have no translation, or are no longer used."""
    sources = [str(QML), str(write_python_texts())]
    options = ["-no-obsolete", "-locations", "none"]
    scratch = TS if fix else [TYPES / path.name for path in TS]
    if not fix:
        for path, copy in zip(TS, scratch, strict=True):
            copy.write_text(path.read_text())
    run([str(tools / "pyside6-lupdate"), *sources, *options, "-ts", *map(str, scratch)])
    wrong = []
    for path, copy in zip(TS, scratch, strict=True):
        text = copy.read_text()
        missing = text.count('type="unfinished"')
        if missing:
            wrong.append(f"{path.name}: {missing} texts without translation")
        if read_ts(path).keys() != read_ts(copy).keys():
            wrong.append(f"{path.name}: not up to date (run with --fix)")
    return wrong


def main(arguments: list[str]) -> int:
    """Check everything; 1 when something is wrong."""
    fix = "--fix" in arguments
    tools = Path(os.environ.get("ATC_QT_TOOLS", ROOT / ".venv-lint-qml" / "bin"))
    files = sorted(QML.rglob("*.qml"))
    if fix:
        formatted(tools, files, fix=True)
    wrong = [
        *lint(tools, files),
        *formatted(tools, files, fix=False),
        *translated(tools, fix=fix),
    ]
    print("\n".join(wrong) if wrong else f"{len(files)} QML files are clean")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
