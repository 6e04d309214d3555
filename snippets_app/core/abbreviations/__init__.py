"""Abbreviations that are typed: which one stands before the caret, when it counts, what goes."""
