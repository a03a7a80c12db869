"""One import at a time for each person: a row, which its worker renews while it reads."""
