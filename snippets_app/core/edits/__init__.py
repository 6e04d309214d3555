"""What a person changes of the library, as values that can be stored, undone and shown."""
