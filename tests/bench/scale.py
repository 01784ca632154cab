"""What an archive costs by its size: building it, adding to it, merging it, opening it, asking it."""

import json
import os
import shutil
import statistics

from measuring import run, say
from plot import Panel, draw
from queries import SETS, mean_took, write_batch, write_sets
from report import megabytes, milliseconds, seconds, table

ADDED = 10_000
BYTES_AN_ARTICLE = 11_000  # on disk, while an archive is merged
QUERIES = [(name, facets) for name in SETS for facets in (False, True)]
SET_NAMES = {"plain": "plain", "date": "date range", "entity": "entity", "common": "frequent words"}


def query_name(name, facets):
    return SET_NAMES[name] + (" + facets" if facets else "")


class Archive:
    """An archive of so many generated articles, and its figures by name."""

    def __init__(self, program, folder, articles, options):
        self.program, self.folder, self.articles, self.options = program, folder, articles, options
        self.generator = os.path.join(os.path.dirname(program), "tests", "bench", "generate_articles")
        self.place = os.path.join(folder, "archive")
        self.figures = {"articles": articles}

    def run(self, command, *more, source=None, good=(0,)):
        return run([self.program, command, "-a", self.place, *more], source, good)

    def note(self, name, value, shown):
        self.figures[name] = value
        say("%s articles: %s: %s" % ("{:,}".format(self.articles), name, shown))

    def index(self, what, count, *first):
        taken = self.run("index", "--jobs", self.options.threads, "--quiet",
                         *([] if self.options.extract else ["--no-extract"]), "-",
                         source=[self.generator, count, *first])
        self.note(what + ", s", taken.wall, seconds(taken.wall))
        self.note(what + ", CPU s", taken.cpu, seconds(taken.cpu))
        self.note_memory(what, taken)

    def note_memory(self, what, taken):
        self.note(what + ", peak bytes", taken.peak, megabytes(taken.peak))
        self.note(what + ", peak bytes without mapped files", taken.peak_own, megabytes(taken.peak_own))

    def write_queries(self):
        """Query sets of what stands in twenty places of the archive."""
        articles = []
        for i in range(20):
            out = run([self.generator, 500, max(1, self.articles * i // 20)]).out
            articles += [json.loads(line) for line in out.splitlines()]
        write_sets(articles, self.folder)

    def ask(self, state):
        with open(os.path.join(self.folder, "plain.tsv")) as lines:
            asked = [line.split("\t")[0] for line in lines][:15]
        opened = [self.run("search", query, good=(0, 1)).wall * 1e3 for query in asked]
        self.note("a query from the shell, ms" + state, statistics.median(opened),
                  "%s, slowest %s" % (milliseconds(statistics.median(opened)), milliseconds(max(opened))))
        for name, facets in QUERIES:
            batch = os.path.join(self.folder, "batch")
            write_batch(os.path.join(self.folder, name + ".tsv"), batch)
            taken = self.run("search", "--format", "jsonl", "--batch", batch,
                             *(["--facets", "person,place,org,topic"] if facets else []), good=(0, 1))
            took = mean_took(taken.out)
            self.note(query_name(name, facets) + ", ms" + state, took, milliseconds(took))
        self.note_memory("asking" + state, taken)

    def stats(self):
        return json.loads(self.run("stats", "--format", "json").out)

    def measure(self):
        self.write_queries()
        self.index("building", self.articles)
        size = sum(self.stats()["bytes"].values())
        self.note("size, bytes", size, megabytes(size))
        self.index("adding 10,000", ADDED, self.articles)
        self.figures["shards"] = self.stats()["shards"]
        self.ask("")
        merged = self.run("compact", "--quiet")
        self.note("merging, s", merged.wall, seconds(merged.wall))
        self.note("merging, CPU s", merged.cpu, seconds(merged.cpu))
        self.note_memory("merging", merged)
        self.ask(", merged")
        shutil.rmtree(self.place)
        return self.figures


def rows(all_figures):
    def line(what, show):
        return [what] + [show(figures) for figures in all_figures]

    def plain(name, show):
        return line(name.rsplit(",", 1)[0], lambda figures: show(figures[name]))

    def each(name):
        return lambda figures: "%.1f µs" % (1e6 * figures[name] / figures["articles"])

    def memory(what):
        return line(what + ": peak memory (without mapped files)", lambda figures: "%s (%s)" % tuple(
            megabytes(figures[what + ending]) for ending in (", peak bytes", ", peak bytes without mapped files")))

    lines = [plain("building, s", seconds), line("building, an article", each("building, s")),
             line("building, an article, CPU", each("building, CPU s")), memory("building"), plain("size, bytes", megabytes),
             line("shards", lambda figures: str(figures["shards"])), plain("adding 10,000, s", seconds),
             line("adding 10,000, CPU", lambda figures: seconds(figures["adding 10,000, CPU s"])),
             memory("adding 10,000"), plain("merging, s", seconds), line("merging, an article", each("merging, s")),
             line("merging, an article, CPU", each("merging, CPU s")), memory("merging")]
    for state in ("", ", merged"):
        names = ["a query from the shell, ms"] + [query_name(*query) + ", ms" for query in QUERIES]
        for name in names:
            lines.append(line(name.rsplit(",", 1)[0] + state,
                              lambda figures, key=name + state: milliseconds(figures[key])))
    lines.append(memory("asking"))
    return lines


def panels(all_figures):
    def points(name, scale=1.0, per_article=False):
        return [(figures["articles"], scale * figures[name] / (figures["articles"] if per_article else 1))
                for figures in all_figures]

    return [
        Panel("milliseconds a query", {
            "from the shell": points("a query from the shell, ms"),
            "plain": points("plain, ms"),
            "date range": points("date range, ms"),
            "facets": points("plain + facets, ms"),
            "frequent, facets": points("frequent words + facets, ms")}),
        Panel("microseconds an article", {
            "building": points("building, s", 1e6, True),
            "merging": points("merging, s", 1e6, True),
            "adding 10,000": points("adding 10,000, s", 1e6 / ADDED)}),
        Panel("megabytes of memory, without mapped files", {
            what: points(what + ", peak bytes without mapped files", 1e-6)
            for what in ("building", "adding 10,000", "merging", "asking")}),
    ]


def measure_sizes(program, work, indexes, options):
    """Prints the figures of each size and draws them; true."""
    sizes = [round(float(size) * 1e6) for size in options.scale.split(",")]
    free = shutil.disk_usage(indexes).free
    if free < max(sizes) * BYTES_AN_ARTICLE:
        say("bench: %s articles need about %s of disk; %s are free" % (
            "{:,}".format(max(sizes)), megabytes(max(sizes) * BYTES_AN_ARTICLE), megabytes(free)))
        return False
    all_figures = [Archive(program, indexes, size, options).measure() for size in sizes]
    print(table(["generated articles"] + ["{:,}".format(size) for size in sizes], rows(all_figures), options.markdown))
    drawing = options.plot or os.path.join(work, "scale.svg")
    with open(drawing, "w") as out:
        out.write(draw(panels(all_figures)))
    say("bench: drawn in %s" % drawing)
    return True
