"""Lets ``python -m planpress`` do what ``planpress`` does."""

from planpress.cli import main

if __name__ == "__main__":
    main()
