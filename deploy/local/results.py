#!/usr/bin/env python3
"""What a test project did, from its trx file, in words; its counts go to a file for the sum.

    results.py PROJECT TRX EXIT_CODE COUNTS

A project that ended badly without a failed test to show for it crashed, and that is a failure too.
"""

import sys
import xml.etree.ElementTree as xml

SPACE = {"": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
LONGEST = 4000


def results(trx):
    """(name, outcome, words) of each test; None where there is no file or it breaks off."""
    try:
        tree = xml.parse(trx)
    except (OSError, xml.ParseError):
        return None
    return [(test.get("testName"), test.get("outcome"), words(test))
            for test in tree.iterfind("Results/UnitTestResult", SPACE)]


def words(test):
    found = [test.find(f"Output/{where}", SPACE) for where in ("ErrorInfo/Message", "ErrorInfo/StackTrace", "StdOut")]
    return "\n".join(part.text.strip() for part in found if part is not None and part.text)[:LONGEST]


def indented(text):
    return "".join(f"\n        {line}" for line in text.splitlines())


def main(project, trx, code, counts):
    known = results(trx)
    tests = known or []
    passed = sum(outcome == "Passed" for _, outcome, _ in tests)
    skipped = [test for test in tests if test[1] == "NotExecuted"]
    failed = [test for test in tests if test[1] not in ("Passed", "NotExecuted")]
    print(f"{project}: {passed} passed, {len(failed)} failed, {len(skipped)} skipped")
    for name, _, why in skipped:
        print(f"    skipped: {name}" + (f" ({why.splitlines()[0]})" if why else ""))
    for name, _, why in failed:
        print(f"    FAILED: {name}{indented(why)}")
    crashed = known is None or (code != 0 and not failed)
    if crashed:
        print(f"    CRASHED: {project} ended with code {code}" + (" and left no results" if known is None else ""))
    with open(counts, "a", encoding="ascii") as file:
        file.write(f"{passed} {len(failed) + crashed} {len(skipped)}\n")
    return 3 if crashed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]))
