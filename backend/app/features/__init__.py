"""Features, one folder each; pyproject.toml orders them in layers."""
