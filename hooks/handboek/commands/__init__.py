"""The commands of `handboek`, one module each with a click command called `command`; their work is done elsewhere."""
