"""``python -m kz_diplomacy``: the same as the command ``kz-diplomacy``."""

from ._cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
