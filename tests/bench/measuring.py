"""Runs programs and says what they took."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

running = []


class Failed(Exception):
    """A program ended with a status that it should not end with."""


@dataclass
class Taken:
    wall: float  # seconds
    cpu: float  # seconds, user and system, all threads
    peak: int  # bytes resident at most, mapped files included
    peak_own: int  # the same without mapped files, sampled
    out: str


def say(text):
    print(text, file=sys.stderr, flush=True)


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def _watch(pid, ended, peak):
    """Keeps in peak[0] the greatest resident memory that is no file's."""
    while not ended.wait(0.02):
        try:
            with open("/proc/%d/status" % pid) as status:
                for line in status:
                    if line.startswith("RssAnon:"):
                        peak[0] = max(peak[0], int(line.split()[1]) * 1024)
        except OSError:
            return


def _end(process):
    """Waits for a process; its usage. Popen does not give it."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    running.remove(process)
    return usage


def _start(command, **streams):
    # A session of its own, so that whatever it starts can be stopped with it.
    process = subprocess.Popen([str(word) for word in command], start_new_session=True, **streams)
    running.append(process)
    return process


def run(command, source=None, good=(0,)):
    """Runs a command, fed by the command `source` if there is one. Raises Failed when it does not end with a good status."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        feeder = _start(source, stdout=subprocess.PIPE) if source else None
        started = time.monotonic()
        process = _start(command, stdin=feeder.stdout if feeder else subprocess.DEVNULL, stdout=out, stderr=errors)
        if feeder:
            feeder.stdout.close()
        ended, peak_own = threading.Event(), [0]
        watcher = threading.Thread(target=_watch, args=(process.pid, ended, peak_own), daemon=True)
        watcher.start()
        usage = _end(process)
        wall = time.monotonic() - started
        ended.set()
        watcher.join()
        if feeder:
            _end(feeder)
        errors.seek(0)
        out.seek(0)
        if process.returncode not in good or (feeder and feeder.returncode != 0):
            said = errors.read().decode("utf-8", "replace")[-500:]
            raise Failed("%s ended with %d: %s" % (command[0], process.returncode, said))
        return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, peak_own[0],
                     out.read().decode("utf-8", "replace"))


def stop_all():
    """Ends at once what is still running, after an error or an interruption; what it wrote is thrown away."""
    while running:
        process = running.pop()
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
