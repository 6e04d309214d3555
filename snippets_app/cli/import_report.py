"""What ``saywell import`` says of its plan: a line for each record before, a count after."""

from collections.abc import Iterator

from snippets_app.cli.command import print_data, print_json, print_message
from snippets_app.core.importing.model import Deed, ImportPlan, PlannedRow, State
from snippets_app.core.limits import FIELD_MESSAGES


def report(plan: ImportPlan, file: str, *, as_json: bool, is_dry_run: bool) -> None:
    """What was left out or refused are messages; what comes of each record is data."""
    if as_json:
        print_json(_as_json(plan, is_dry_run=is_dry_run))
        return
    for line in _notes_told(plan, file):
        print_message(line)
    if is_dry_run:
        print_data("\n".join([*map(_line, plan.rows), f"Would import: {_counts(plan)}."]))
        return
    for row in plan.rows:
        if row.reason:
            print_message(f"{_place(row, file)}: {row.reason}")
    print_data(f"Imported: {_counts(plan)}.")


def _counts(plan: ImportPlan) -> str:
    left = sum(row.state is State.CHANGED and row.deed is Deed.NOTHING for row in plan.rows)
    said = [
        f"{plan.count(Deed.ADD)} new",
        f"{plan.count(Deed.CHANGE)} changed",
        f"{plan.count(State.SAME)} the same",
    ]
    said += [f"{left} left as they are"] if left else []
    refused = plan.count(State.REFUSED)
    return ", ".join([*said, f"{refused} refused"] if refused else said)


def _line(row: PlannedRow) -> str:
    fields = ", ".join(FIELD_MESSAGES[each] for each in row.differs)
    about = f" ({fields})" if fields else ""
    said = str(row.reason) if row.reason else f"{row.snippet} {row.title}{about}"
    return f"{row.state.value:<8} {_place(row):>6} {said}"


def _notes_told(plan: ImportPlan, file: str) -> Iterator[str]:
    yield from (str(note) for note in plan.notes)
    for row in plan.rows:
        yield from (f"{_place(row, file)}: {note}" for note in row.notes)


def _place(row: PlannedRow, file: str = "") -> str:
    """The row in the file, which in a folder is one of several."""
    return ":".join(filter(None, (row.record.file or file, str(row.record.row))))


def _as_json(plan: ImportPlan, *, is_dry_run: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "pack": plan.pack.id,
        "new": _ids(plan, State.NEW),
        "changed": _ids(plan, State.CHANGED),
        "same": _ids(plan, State.SAME),
        "refused": [_where(row) | {"reason": str(row.reason)} for row in plan.rows if row.reason],
        "notes": [*map(str, plan.notes), *_notes(plan)],
    }
    return found | {"rows": [_row(row) for row in plan.rows]} if is_dry_run else found


def _ids(plan: ImportPlan, state: State) -> list[str]:
    return [row.snippet for row in plan.rows if row.state is state]


def _notes(plan: ImportPlan) -> Iterator[dict[str, object]]:
    for row in plan.rows:
        yield from (_where(row) | {"note": str(note)} for note in row.notes)


def _row(row: PlannedRow) -> dict[str, object]:
    return _where(row) | {
        "state": row.state.value,
        "does": row.deed.value,
        "id": row.snippet,
        "title": row.title,
        "differs": [FIELD_MESSAGES[each] for each in row.differs],
    }


def _where(row: PlannedRow) -> dict[str, object]:
    return {"file": row.record.file, "row": row.record.row}
