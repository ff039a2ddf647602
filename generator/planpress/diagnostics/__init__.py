"""What went wrong, where, and how to mend it: the words in which every layer reports."""
