"""Chat: messages are stored, numbered, and told to everybody once."""
