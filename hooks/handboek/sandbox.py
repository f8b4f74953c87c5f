"""What the prose of a page may do in Jinja: name things and show blocks. A school writes pages of its own."""

from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_CHANCE = ("lipsum", "random")  # which would make another page of each build


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja that reaches no further than what it is given; nor need a page multiply, which could fill all memory."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name in _CHANCE:
            self.globals.pop(name, None)
            self.filters.pop(name, None)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:  # noqa: ARG002
        """Refuse what was intercepted.

        Raises:
            SecurityError: always.
        """
        raise SecurityError(operator)
