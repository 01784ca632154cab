"""The dump that all engines are given, with its query sets."""

import itertools
import json
import os
from dataclasses import dataclass, replace

from measuring import run, say
from queries import SETS, write_sets

GENERATED = 215_770
FIELDS = {"people": "persons", "companies": "orgs"}


@dataclass
class News:
    articles: int
    dump: str  # fields named as Dateline reads them
    peers_dump: str  # for peers that are not made from the sources here
    queries: str  # folder of query sets
    about: str

    def dump_for(self, peer):
        return self.dump if peer.own else self.peers_dump

    def cut_to(self, articles):
        """The same news, but only so many articles."""
        if articles is None or articles >= self.articles:
            return self
        return replace(self, articles=articles, dump=self.first(articles, self.dump),
                       peers_dump=self.peers_dump and self.first(articles, self.peers_dump))

    def first(self, count, dump, skip=0):
        """A file with some of the articles of a dump, beside it."""
        if skip == 0 and count >= self.articles:
            return dump
        part = "%s.%d-%d" % (dump, skip, skip + count)
        if not os.path.exists(part):
            with open(dump) as lines, open(part + ".new", "w") as out:
                out.writelines(itertools.islice(lines, skip, skip + count))
            os.rename(part + ".new", part)
        return part


def count_lines(path):
    with open(path, "rb") as lines:
        return sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))


def _translate(peers_dump, dump):
    """Writes the peers' list of "kind:name" as fields."""
    with open(peers_dump) as lines, open(dump + ".new", "w") as out:
        for line in lines:
            article = json.loads(line)
            fields = {"persons": [], "orgs": [], "places": [], "topics": []}
            for entity in article.pop("entities"):
                kind, name = entity.split(":", 1)
                fields[FIELDS.get(kind, kind)].append(name)
            out.write(json.dumps({**article, **fields}, ensure_ascii=False) + "\n")
    os.rename(dump + ".new", dump)


def shared_news(work):
    """Ten times Reuters-21578, as the shared peers' script made it."""
    data = os.path.join(work, "data")
    news = News(0, os.path.join(data, "news.jsonl"), os.path.join(data, "reuters10.jsonl"),
                os.path.join(data, "queries"), "10 times Reuters-21578")
    if not os.path.exists(news.peers_dump) or not all(
            os.path.exists(os.path.join(news.queries, name + ".tsv")) for name in SETS):
        return None
    if not os.path.exists(news.dump):
        say("bench: writing %s" % news.dump)
        _translate(news.peers_dump, news.dump)
    news.articles = count_lines(news.dump)
    return news


def generated_news(work, generator):
    data = os.path.join(work, "generated")
    news = News(GENERATED, os.path.join(data, "news.jsonl"), "", os.path.join(data, "queries"), "generated news")
    os.makedirs(data, exist_ok=True)
    if not os.path.exists(news.dump):
        say("bench: writing %s" % news.dump)
        run(["sh", "-c", 'exec "$0" "$1" >"$2"', generator, str(news.articles), news.dump + ".new"])
        os.rename(news.dump + ".new", news.dump)
    with open(news.dump) as lines:
        write_sets([json.loads(line) for line in itertools.islice(lines, 0, None, 10)], news.queries)
    return news
