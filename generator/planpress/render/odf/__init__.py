"""Writes OpenDocument files (ISO/IEC 26300, CNS 15251) from views: texts that can be edited, and sheets."""
