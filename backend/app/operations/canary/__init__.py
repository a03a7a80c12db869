"""One message a second through everything, to know how long it takes and that it arrives."""
