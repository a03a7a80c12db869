"""Who works under Locust: presenters, newcomers, and people in a room."""
