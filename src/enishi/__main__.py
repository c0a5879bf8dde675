"""`enishi`: the command, and `python -m enishi`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Set Django up and hand over to the command line; a wrong setting is told in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as trouble:
        sys.stderr.write(f"{trouble}\n")
        sys.exit(2)
    arguments = sys.argv[1:]
    if arguments and arguments[0] in {"serve", "work"}:
        # The two processes that `enishi run` starts: they need no command line, and shall be there at once.
        from enishi.faces.cli import run

        {"serve": run.serve, "work": run.work}[arguments[0]]()
        return
    from enishi.faces.cli.commands import run_command

    sys.exit(run_command(arguments))


if __name__ == "__main__":
    main()
