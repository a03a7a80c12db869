"""What the tests of replay change of a session's look."""

BY_REST = {"accent": ("PATCH", "", {"settings": {"accent": "#0d6b5b"}})}
