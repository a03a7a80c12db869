"""Limits on guessing codes and passcodes, which refuse nobody because of others."""
