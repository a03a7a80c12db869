"""The old name of `app.storage.models`, by which programs outside import `User`."""
