#!/usr/bin/env python3
"""Measures Dateline, beside its peers or by the size of its archive. See `./run bench --help`."""

import argparse
import os
import shutil
import signal
import sys
import tempfile

from measuring import Failed, say, stop_all
from scale import measure_sizes
from table import compare


def read_options():
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--scale", nargs="?", const="0.2,1,5", metavar="SIZES",
                        help="instead: archives of so many million generated articles (default 0.2,1,5)")
    parser.add_argument("--plot", metavar="FILE", help="where --scale draws (default scale.svg in the work folder)")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    parser.add_argument("--extract", action="store_true", help="index with extraction")
    parser.add_argument("--articles", type=int, metavar="N", help="the first of the dump's (default all)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="ask every query set so often (default 3)")
    parser.add_argument("--threads", type=int, default=2, help="for each engine (default 2)")
    parser.add_argument("--work", default=os.path.join("build", "bench"), metavar="FOLDER",
                        help="keeps peers and dumps from one run to the next (default build/bench)")
    parser.add_argument("program", help=argparse.SUPPRESS)
    return parser.parse_args()


def end(signal_number, frame):
    raise KeyboardInterrupt


def main():
    options = read_options()
    signal.signal(signal.SIGTERM, end)
    work = os.path.abspath(options.work)
    os.makedirs(work, exist_ok=True)
    indexes = tempfile.mkdtemp(prefix="indexes-", dir=work)
    try:
        measure = measure_sizes if options.scale else compare
        return 0 if measure(os.path.abspath(options.program), work, indexes, options) else 1
    except Failed as error:
        say("bench: %s" % error)
        return 2
    except KeyboardInterrupt:
        say("bench: interrupted")
        return 130
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop_all()
        shutil.rmtree(indexes, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
