"""The engines that Dateline is measured beside, each a program with `index DATABASE DUMP` and `search DATABASE QUERIES`."""

import os
import re
import shutil
from dataclasses import dataclass

from measuring import Failed, run, say, stop_all

HERE = os.path.dirname(os.path.abspath(__file__))
LUCENE_JARS = re.compile(r"/(lucene-(core|analyzers-common|queryparser|queries|facet)|gson|hppc)-[\d.]+\.jar$")


@dataclass
class Peer:
    name: str
    program: list
    own: bool  # made from the sources here: reads what the generator writes

    def index(self, database, dump, *more):
        return run(self.program + ["index", database, dump, *more])

    def mean_query(self, database, queries, facets):
        """Milliseconds a query, warm, ten hits with text."""
        out = run(self.program + ["search", database, queries] + (["--facets"] if facets else [])).out
        return float(re.search(r"mean ([\d.]+)", out)[1])


def shared_folder():
    """Where peers and news that do not belong to the project may lie: DATELINE_SHARED, else beside the checkout."""
    place = os.environ.get("DATELINE_SHARED", os.path.join(HERE, "..", "..", "..", "shared"))
    return os.path.abspath(place) if place and os.path.exists(os.path.join(place, "peers", "speed_prepare.sh")) else None


def _java(classpath):
    return ["java", "-Xmx4g", "-cp", classpath]


def _own_lucene(work):
    try:
        listed = run(["dpkg", "-L", "liblucene8-java", "libgoogle-gson-java", "libcarrotsearch-hppc-java"]).out
        jars = sorted(filter(LUCENE_JARS.search, listed.splitlines()))
        classes = os.path.join(work, "lucene-own")
        run(["javac", "-cp", ":".join(jars), "-d", classes, os.path.join(HERE, "peers", "LuceneLoop.java")])
    except (Failed, OSError) as error:
        say("bench: Lucene is left out: %s" % error)
        return None
    return Peer("Lucene", _java(":".join(jars + [classes])) + ["LuceneLoop"], True)


def make_shared(work):
    """Has the shared peers and their news made in `work`, as far as that goes; whether they are there."""
    shared = shared_folder()
    if not shared:
        return False
    say("bench: making the shared peers and their news")
    data = os.path.join(work, "data")
    began_with_data = os.path.exists(data)
    try:
        run(["bash", os.path.join(shared, "peers", "speed_prepare.sh"), work])
    except Failed as error:
        say("bench: not all shared peers could be made: %s" % error)
    except KeyboardInterrupt:
        stop_all()
        if not began_with_data:  # the script takes half a file for a whole one
            shutil.rmtree(data, ignore_errors=True)
        raise
    return True


def _shared_peers(work):
    peers = {name: Peer(name, [os.path.join(work, program)], False)
             for name, program in (("Xapian", "xapian_raw"), ("FTS5", "fts5_news"))}
    classpath = os.path.join(work, "lucene.classpath")
    if os.path.exists(classpath) and shutil.which("java"):
        with open(classpath) as text:
            peers["Lucene"] = Peer("Lucene", _java(text.read().strip()) + ["LuceneNews"], False)
    return peers


def find_peers(work, built, shared):
    """Peers by name: the shared ones in `work` if they are wanted, else the project's own, whose programs are in `built`."""
    peers = _shared_peers(work) if shared else {}
    for name, program in (("Xapian", "xapian_loop"), ("FTS5", "fts5_loop")):
        if name not in peers or not os.access(peers[name].program[0], os.X_OK):
            peers[name] = Peer(name, [os.path.join(built, program)], True)
    peers = {name: peer for name, peer in peers.items() if name == "Lucene" or os.access(peer.program[0], os.X_OK)}
    if "Lucene" not in peers:
        lucene = _own_lucene(work)
        if lucene:
            peers["Lucene"] = lucene
    if "FTS5" not in peers:
        say("bench: SQLite is left out: its development files are missing")
    return peers
