"""A participant's token is renewed while they are there, so that no clock puts anybody out."""
