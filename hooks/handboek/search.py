"""The search index, made to understand Dutch."""

from pathlib import Path

from .model import Handboek


def write(site: Path, handboek: Handboek) -> None:
    """Enrich the index that Material's search plugin wrote into a built site."""
