"""One sender for the installation: a row that its worker renews."""
