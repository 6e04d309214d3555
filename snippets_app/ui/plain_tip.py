"""Tips that say a text as it stands."""

from html import escape


def plain_tip(text: str) -> str:
    """Qt takes a tip with something like a tag in it for HTML, and would fetch what a text out of
    another's file names there."""
    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if "<" in text else text
