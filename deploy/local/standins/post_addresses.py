"""What the provider takes for an address, and how it refuses."""

import re

from serving import Problem


class Refused(Problem):
    """An error as published: a list of codes."""

    def __init__(self, status, code):
        super().__init__(status, code)


def check_lines(asked, before):
    for n in range(1, 7):
        if len(asked.get(f"{before}address_line_{n}") or "") > 38:
            raise Refused(400, f"ADDRESS_LINE_{n}_TOO_LONG")
    if asked.get(f"{before}country_code", "FR") == "FR" and not re.match(r"^\d{5} \S", asked.get(f"{before}address_line_6") or ""):
        raise Refused(400, "INVALID_ADDRESS_LINE_6")
