"""Makes installer/policy: templates with which editors of Windows' group policies set a policy.

python -m scripts.make_policy_templates [FOLDER]
https://learn.microsoft.com/previous-versions/windows/desktop/Policy/admx-schema
"""

import sys
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from snippets_app.policy.keys import ADDING, KEYS, Key
from snippets_app.policy.kinds import CHORDS, TRUTH
from snippets_app.policy.registry import KEY

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "installer" / "policy"
LANGUAGES = {"en-US": "en", "zh-CN": "zh", "ko-KR": "ko"}
_SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_VERSION = {"revision": "1.0", "schemaVersion": "1.0", "xmlns": _SCHEMA}
_EXPLAIN = "_explain"
_GUARD = "guard_category"
_SUPPORTED = "supported"
_STATES = ("enabled", "replaced", "added")

Wordings = dict[str, dict[str, list[str]]]


def templates() -> dict[str, bytes]:
    """Every file by its path below the folder."""
    texts = tomllib.loads((ROOT / "scripts" / "policy_texts.toml").read_text(encoding="utf-8"))
    found = {"saywell.admx": _written(_definitions())}
    for locale, language in LANGUAGES.items():
        found[f"{locale}/saywell.adml"] = _written(_resources(texts, language))
    return found


def _written(top: Element) -> bytes:
    indent(top)
    made: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


# What there is, for all languages


def _definitions() -> Element:
    top = Element("policyDefinitions", _VERSION)
    spaces = SubElement(top, "policyNamespaces")
    SubElement(spaces, "target", prefix="saywell", namespace="Saywell.Policies")
    SubElement(top, "resources", minRequiredRevision="1.0")
    supported = SubElement(SubElement(top, "supportedOn"), "definitions")
    SubElement(supported, "definition", name=_SUPPORTED, displayName=_string(_SUPPORTED))
    categories = SubElement(top, "categories")
    SubElement(categories, "category", name="saywell", displayName=_string("saywell"))
    guard = SubElement(categories, "category", name=_GUARD, displayName=_string(_GUARD))
    SubElement(guard, "parentCategory", ref="saywell")
    policies = SubElement(top, "policies")
    for key in KEYS:
        _add_policy(policies, key)
    return top


def _add_policy(policies: Element, key: Key) -> None:
    named = {"name": key.name, "class": "Both", "key": KEY, "displayName": _string(key.name)}
    policy = SubElement(policies, "policy", named, explainText=_string(key.name + _EXPLAIN))
    category = _GUARD if key.name.startswith("guard") else "saywell"
    SubElement(policy, "parentCategory", ref=category)
    SubElement(policy, "supportedOn", ref=_SUPPORTED)
    if key.kind is TRUTH:
        policy.set("valueName", key.name)
        for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
            SubElement(SubElement(policy, state), "decimal", value=value)
        return
    policy.set("presentation", f"$(presentation.{key.name})")
    if key.kind.is_list and not key.name.endswith(ADDING):
        _add_empty_when_disabled(policy, key)
    _add_element(SubElement(policy, "elements"), key)


def _add_empty_when_disabled(policy: Element, key: Key) -> None:
    """A list without rows leaves nothing in the registry; 0 says that it is meant."""
    item = SubElement(SubElement(policy, "disabledList"), "item", key=KEY, valueName=key.name)
    SubElement(SubElement(item, "value"), "decimal", value="0")


def _add_element(elements: Element, key: Key) -> None:
    if key.kind.is_list or key.kind is CHORDS:
        below = {"id": key.name, "key": f"{KEY}\\{key.name}"}
        how = {"explicitValue": "true"} if key.kind is CHORDS else {"valuePrefix": ""}
        SubElement(elements, "list", below | how)
    elif key.kind.choices is None:
        SubElement(elements, "text", id=key.name, valueName=key.name, required="true")
    else:
        enum = SubElement(elements, "enum", id=key.name, valueName=key.name, required="true")
        for choice in filter(None, key.kind.choices):
            item = SubElement(enum, "item", displayName=_string(f"{key.name}_{choice}"))
            SubElement(SubElement(item, "value"), "string").text = choice


def _string(name: str) -> str:
    return f"$(string.{name})"


# What is said of it in one language


def _resources(texts: Wordings, language: str) -> Element:
    top = Element("policyDefinitionResources", _VERSION)
    SubElement(top, "displayName").text = "Saywell"
    SubElement(top, "description").text = "Saywell"
    resources = SubElement(top, "resources")
    strings = SubElement(resources, "stringTable")
    for name, text in _strings(texts, language).items():
        SubElement(strings, "string", id=name).text = text
    presentations = SubElement(resources, "presentationTable")
    for key in KEYS:
        if key.kind is not TRUTH:
            _add_presentation(presentations, key, texts[key.name][language][0])
    return top


def _strings(texts: Wordings, language: str) -> dict[str, str]:
    said = {"saywell": "Saywell"}
    said |= {name: found[language][0] for name, found in texts.items() if name not in _STATES}
    for key in KEYS:
        states = _states(texts, key, language)
        said[key.name + _EXPLAIN] = "\n\n".join((texts[key.name][language][1], *states))
    return said


def _states(texts: Wordings, key: Key, language: str) -> list[str]:
    """What the three states of a policy mean, where that is not plain."""
    if key.kind is TRUTH:
        return texts["enabled"][language]
    if key.kind.is_list:
        return texts["added" if key.name.endswith(ADDING) else "replaced"][language]
    return []


def _add_presentation(presentations: Element, key: Key, label: str) -> None:
    presentation = SubElement(presentations, "presentation", id=key.name)
    if key.kind.is_list or key.kind is CHORDS:
        SubElement(presentation, "listBox", refId=key.name).text = label
    elif key.kind.choices is None:
        SubElement(SubElement(presentation, "textBox", refId=key.name), "label").text = label
    else:
        how = {"refId": key.name, "noSort": "true", "defaultItem": "0"}
        SubElement(presentation, "dropdownList", how).text = label


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name, content in templates().items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    main()
