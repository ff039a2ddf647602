"""Two versions of a document side by side, point by point, with the words that changed and the reasons."""
