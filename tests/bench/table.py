"""Dateline beside its peers: building, size, memory, queries, merging."""

import json
import os

from measuring import run, say, size_of
from news import generated_news, shared_news
from peers import find_peers, make_shared
from queries import SETS, mean_took, write_batch
from report import Row, megabytes, milliseconds, seconds, table

FACETS = "person,place,org,topic"
XAPIAN_ARTICLES = 40_000  # its loop slows down as it goes, so few articles flatter it
SHARD_ARTICLES = 100_000
# Share of Lucene's time, by query set and whether entities are counted.
QUERY_GOALS = {("plain", False): 0.4, ("plain", True): 0.4, ("date", False): 0.15, ("date", True): 0.2,
               ("entity", False): 0.4, ("entity", True): 0.4, ("common", False): 0.8, ("common", True): 0.6}
SET_NAMES = {"plain": "plain queries", "date": "with a date range", "entity": "with an entity",
             "common": "frequent words"}


class Bench:
    def __init__(self, program, work, indexes, options):
        self.program, self.indexes, self.options = program, indexes, options
        built = os.path.join(os.path.dirname(program), "tests", "bench")
        self.compactor = os.path.join(built, "xapian_loop")
        shared = make_shared(work)
        news = (shared and shared_news(work)) or generated_news(work, os.path.join(built, "generate_articles"))
        self.news = news.cut_to(options.articles)
        self.peers = find_peers(work, built, bool(news.peers_dump))
        self.rows = []

    def place(self, name):
        return os.path.join(self.indexes, name)

    def index(self, archive, dump):
        command = [self.program, "index", "-a", archive, "--jobs", self.options.threads, "--quiet", dump]
        return run(command + ([] if self.options.extract else ["--no-extract"]))

    def stats(self, archive):
        return json.loads(run([self.program, "stats", "-a", archive, "--format", "json"]).out)

    def building(self):
        news = self.news
        ours = self.index(self.place("dateline"), news.dump)
        rate = news.articles / ours.wall
        say("dateline: %.0f articles/s" % rate)
        # What the generation names: files of former ones are swept a minute later.
        size = sum(self.stats(self.place("dateline"))["bytes"].values())
        memory_of_peer, lucene = "", self.peers.get("Lucene")
        if lucene:
            theirs = lucene.index(self.place("Lucene"), news.dump_for(lucene), self.options.threads, "--merge")
            say("Lucene: %.0f articles/s" % (news.articles / theirs.wall))
            for what, mine, other in (("wall time", ours.wall, theirs.wall), ("CPU time", ours.cpu, theirs.cpu)):
                self.rows.append(Row("building: %s (Lucene, one segment)" % what, seconds(mine), seconds(other),
                                     mine / other, 0.4))
            size_of_peer = size_of(self.place("Lucene"))
            self.rows.append(Row("size (Lucene)", megabytes(size), megabytes(size_of_peer), size / size_of_peer, 3.1))
            memory_of_peer = megabytes(theirs.peak)
        self.rows.append(Row("peak memory, GB (Lucene)", megabytes(ours.peak), memory_of_peer, ours.peak / 1e9, 0.5))
        self.rows.append(Row("the same without mapped files, GB (Lucene)", megabytes(ours.peak_own),
                             megabytes(theirs.peak_own) if lucene else "", ours.peak_own / 1e9))
        for name, what, goal in (("Xapian", "hand-written loop on Xapian", 15), ("FTS5", "SQLite FTS5", None)):
            if name not in self.peers:
                continue
            peer = self.peers[name]
            dump, count = news.dump_for(peer), news.articles
            if name == "Xapian":
                count = min(count, XAPIAN_ARTICLES)
                dump = news.first(count, dump)
            theirs = peer.index(self.place(name), dump)
            say("%s: %.0f articles/s" % (name, count / theirs.wall))
            self.rows.append(Row("building: articles/s (%s)" % what, "%.0f" % rate, "%.0f" % (count / theirs.wall),
                                 rate / (count / theirs.wall), goal, at_least=True))

    def ask(self, queries, facets):
        batch = self.place("batch")
        write_batch(queries, batch)
        command = [self.program, "search", "-a", self.place("dateline"), "--format", "jsonl", "--batch", batch]
        return mean_took(run(command + (["--facets", FACETS] if facets else []), good=(0, 1)).out)

    def queries(self):
        for name in SETS:
            for facets in (False, True):
                self.query_set(name, facets)

    def query_set(self, name, facets):
        """Each engine in turn, several times over; the least of each counts, which others on the machine disturb least."""
        queries = os.path.join(self.news.queries, name + ".tsv")
        what = SET_NAMES[name] + (" and entity facets" if facets else "")
        others = [self.peers[peer] for peer in ("Lucene", "FTS5") if peer in self.peers]
        if facets or name not in ("plain", "date"):  # FTS5 takes minutes for them
            others = [peer for peer in others if peer.name != "FTS5"]
        ours, theirs = [], {peer.name: [] for peer in others}
        for _ in range(self.options.repeat):
            ours.append(self.ask(queries, facets))
            for peer in others:
                theirs[peer.name].append(peer.mean_query(self.place(peer.name), queries, facets))
        least = min(ours)
        say("dateline: %s: %.3f ms" % (what, least))
        for peer in others:
            other = min(theirs[peer.name])
            goal = QUERY_GOALS[name, facets] if peer.name == "Lucene" else None
            self.rows.append(Row("%s (%s)" % (what, peer.name), milliseconds(least), milliseconds(other),
                                 least / other, goal))
        if not others:
            self.rows.append(Row(what, milliseconds(least), ""))

    def merging(self):
        news, archive = self.news, self.place("merged")
        articles = min(SHARD_ARTICLES, news.articles // 2)
        for i in range(2):
            self.index(archive, news.first(articles, news.dump, i * articles))
        folder = os.path.join(archive, "shards")
        shards = sorted(os.listdir(folder), key=lambda name: [int(part) for part in name[1:].split("-") if part])
        stats = self.stats(archive)
        theirs = run([self.compactor, "compact", self.place("compacted")] + [os.path.join(folder, one)
                                                                            for one in shards])
        ours = run([self.program, "compact", "-a", archive, "--quiet"])
        mine, other = (1e6 * taken.wall / stats["articles"] for taken in (ours, theirs))
        say("dateline: merging: %.1f us an article" % mine)
        self.rows.append(Row("merging %d shards of %s articles (Database::compact)" % (
            len(shards), "{:,}".format(stats["articles"] // len(shards))),
            "%.1f µs each" % mine, "%.1f µs each" % other, mine / other, 15 / 36))


def compare(program, work, indexes, options):
    """Prints the table; whether all goals were met."""
    bench = Bench(program, work, indexes, options)
    bench.building()
    bench.queries()
    bench.merging()
    print("%s: %s articles, %d threads each, %s\n" % (bench.news.about, "{:,}".format(bench.news.articles),
                                                     options.threads,
                                                     "with extraction" if options.extract else "--no-extract"))
    print(table(["measured beside", "Dateline", "the other", "ratio", "goal"], [row.cells() for row in bench.rows],
                options.markdown))
    missed = [row.what for row in bench.rows if row.missed]
    print("\n" + ("Missed: " + "; ".join(missed) if missed else "All goals met"))
    return not missed
