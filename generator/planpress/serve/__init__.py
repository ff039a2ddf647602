"""Shows the published site on this machine."""
