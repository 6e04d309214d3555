"""What is kept: the SQLite library, its migrations and backups."""
