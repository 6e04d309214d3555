"""One file per format that packs are read from and written to."""
