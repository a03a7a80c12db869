"""What people do here, one folder a feature; the floors among them are in pyproject.toml."""
