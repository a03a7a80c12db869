"""The users under Locust: presenters, newcomers, and people in a room."""
