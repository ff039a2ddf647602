"""The only wiring: queries of a few lines that lead from source files to finished artifacts."""
