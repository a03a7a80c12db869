"""A seat's token is renewed while its owner is there, so that no clock puts anybody out."""
