"""What Windows shows of the program under Properties, Details."""

from typing import Any

from snippets_app import __version__

COMPANY = "The Saywell developers"
DESCRIPTION = "Saywell"
COPYRIGHT = "MIT licence"
_LANGUAGE, _UNICODE = 0x0409, 1200


def numbers(version: str) -> tuple[int, int, int, int]:
    """Four numbers, as Windows wants them, of a version such as 1.2.3 or 1.2.3rc1."""
    parts = [_number(part) for part in version.split(".")[:3]]
    first, second, third = (*parts, 0, 0, 0)[:3]
    return first, second, third, 0


def version_info() -> Any:
    """For PyInstaller; https://learn.microsoft.com/windows/win32/menurc/versioninfo-resource"""
    from PyInstaller.utils.win32 import versioninfo as info  # there is none on Linux

    fields = {
        "CompanyName": COMPANY,
        "FileDescription": DESCRIPTION,
        "FileVersion": __version__,
        "InternalName": "saywell",
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": "saywell.exe",
        "ProductName": "Saywell",
        "ProductVersion": __version__,
    }
    said = [info.StringStruct(name, value) for name, value in fields.items()]
    table = info.StringTable(f"{_LANGUAGE:04x}{_UNICODE:04x}", said)
    translation = info.VarStruct("Translation", [_LANGUAGE, _UNICODE])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers(__version__), prodvers=numbers(__version__)),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([translation])],
    )


def _number(part: str) -> int:
    """The digits a part begins with."""
    digits = part[: len(part) - len(part.lstrip("0123456789"))]
    return int(digits or 0)
