"""The full-text index of a site: what pages say, cut and packed into small files that a browser reads."""
