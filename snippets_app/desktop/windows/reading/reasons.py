"""What is said of fields that are not read."""

REASON_MESSAGES = {
    "own": "This is Saywell's own window.",
    "forbidden": "This program is not watched: your settings say so.",
    "terminal": "Terminals are never read.",
    "password": "Password fields are never read.",
    "no field": "No text field has the focus.",
    "silent": "This program does not tell what is typed in it."
    " Use the compose box in Saywell's panel.",
    "unanswered": "This program did not answer when it was asked for its text."
    " Click into the field again.",
    "too long": "This text is too long to be watched: more than 20,000 characters.",
    "locked": "The screen was locked. Switch to another window and back.",
}
