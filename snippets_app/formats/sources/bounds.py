"""How much a source reads. What is larger is refused with a sentence, never read halfway."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 64 * MEGABYTE
LARGEST_FOLDER = 64 * MEGABYTE
MOST_FILES = 50_000
DEEPEST_FOLDER = 8
MOST_RECORDS = 200_000
LONGEST_RECORD = 100_000
"""Characters of one record's raw text, which may be HTML."""
LONGEST_HTML = 50_000
MOST_CHARACTERS = 100_000_000
"""Characters of all texts of one draft."""
DEEPEST_VALUE = 32
"""How deep values may be nested in YAML, with what aliases stand for."""
MOST_ALIASED = 1_000_000
"""Characters and values of YAML for which its aliases may stand, all together."""
