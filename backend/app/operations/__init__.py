"""What operators see: is it alive, how is it, what is measured."""
