"""Lets `python -m handboek` do what `handboek` does."""

from .cli import main

if __name__ == "__main__":  # a process that makes PDFs reads this file too
    main()
