"""What every system needs to see what is typed: no word of any one system is here."""
