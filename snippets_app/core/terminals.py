"""Which programs are terminals. They are never read, so no data file decides that.

How a phrase gets into them stands in ``assets/programs.toml``; a test holds both to the same names.
"""

from snippets_app.core.program_names import is_named

TERMINALS = (
    "xterm",
    "uxterm",
    "urxvt*",
    "rxvt*",
    "gnome-terminal*",
    "org.gnome.console",
    "org.gnome.ptyxis",
    "konsole",
    "xfce4-terminal",
    "mate-terminal",
    "lxterminal",
    "qterminal",
    "tilix",
    "terminator",
    "kitty",
    "alacritty",
    "*wezterm*",
    "*ghostty*",
    "guake",
    "tilda",
    "yakuake",
    "st",
    "st-*",
    "windowsterminal*",
    "conhost",
    "openconsole",
    "cmd",
    "powershell",
    "powershell_ise",
    "pwsh",
    "putty*",
    "mintty",
    "conemu*",
    "mobaxterm*",
    "securecrt*",
    "xshell*",
)


def is_terminal(program: str) -> bool:
    """By the program's name: a line break runs a line there."""
    return is_named(program, TERMINALS)
