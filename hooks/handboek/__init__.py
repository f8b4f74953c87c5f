"""The generator of the handbook: YAML in, pages out. Nothing in here knows MkDocs, but for one command."""
