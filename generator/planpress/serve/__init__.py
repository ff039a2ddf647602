"""Shows a site on this machine and to it alone: the sources while they are edited, or what was published."""
