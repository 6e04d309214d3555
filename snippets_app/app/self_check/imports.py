"""Whether every module can be imported, also what others import only when they need it."""

import dis
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import CodeType

from snippets_app.app.self_check.check import Check, Failed, need
from snippets_app.parts import PACKAGE, modules
from snippets_app.paths import Paths

_FEWEST = 100
"""So many modules there are at least; with fewer the list itself would be broken."""
_ELSEWHERE = {"win32": ("fcntl", "resource"), "linux": ("msvcrt", "winreg")}
"""Modules of Python itself that another system has; code that imports them asks the system."""


def _look(_places: Paths) -> str:
    own = modules()
    need(len(own) >= _FEWEST, f"only {len(own)} modules of {PACKAGE} are there")
    wanted = dict.fromkeys(own) | dict.fromkeys(_named(own))
    for name in wanted:
        _import(name)
    return f"{len(own)} modules, and {len(wanted) - len(own)} that they use"


def _named(own: tuple[str, ...]) -> Iterator[str]:
    """What any code of these modules imports, of other systems' modules only the own ones."""
    elsewhere = _ELSEWHERE.get(sys.platform, ())
    for module in own:
        for name in _imported_by(_code(module)):
            if name not in elsewhere and _is_here(name, own):
                yield name


def _is_here(name: str, own: tuple[str, ...]) -> bool:
    """An own module that belongs to another system is not."""
    module = name.partition(":")[0]
    return module.partition(".")[0] != PACKAGE or module in own


def _code(module: str) -> CodeType:
    spec = find_spec(module)
    get_code = getattr(spec.loader, "get_code", None) if spec else None
    code = get_code(module) if get_code else None
    if not isinstance(code, CodeType):
        raise Failed(f"the code of {module} is not there")
    return code


def _imported_by(code: CodeType) -> Iterator[str]:
    """``module`` for each ``import``, and ``module:name`` for what is taken out of it."""
    module = ""
    for instruction in dis.get_instructions(code):
        if instruction.opname == "IMPORT_NAME":
            module = str(instruction.argval)
            yield module
        elif instruction.opname == "IMPORT_FROM":
            yield f"{module}:{instruction.argval}"
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _imported_by(constant)


def _import(name: str) -> None:
    module, _, part = name.partition(":")
    found = import_module(module)
    if part and not hasattr(found, part):
        import_module(f"{module}.{part}")


CHECKS = (Check("imports", _look),)
