"""Query sets: made, and said in Dateline's words.

A line has words, first and last day, entity (kind:name), separated by TABs; "-" is none. Every engine gets the same lines.
"""

import json
import os
import random
import re
from collections import Counter

# Those that Lucene's English analysis leaves out: a query of one of them alone would find nothing there.
LEFT_OUT = set("a an and are as at be but by for if in into is it no not of on or such that the their then there these "
               "they this to was will with".split())
KINDS = {"person": "person", "people": "person", "place": "place", "places": "place", "topic": "topic",
         "topics": "topic", "org": "org", "orgs": "org", "companies": "org"}
SETS = ("plain", "date", "entity", "common")


def entities_of(article):
    return [kind + ":" + name for kind in ("person", "org", "place") for name in article.get(kind + "s", [])]


def write_sets(articles, folder, seed=11):
    """Writes plain.tsv, date.tsv, entity.tsv (300 lines each, of words that stand together in a title) and common.tsv
    (100 frequent words)."""
    chance = random.Random(seed)
    frequency = Counter()
    for article in articles:
        frequency.update(set(re.findall(r"[a-z]+", (article["title"] + " " + article["body"]).lower())))
    years = sorted({article["date"][:4] for article in articles})
    lines = {name: [] for name in SETS}
    while len(lines["plain"]) < 300:
        article = chance.choice(articles)
        words = {word for word in re.findall(r"[a-z]{3,}", article["title"].lower())
                 if frequency[word] < len(articles) / 20}
        entities = entities_of(article)
        if len(words) < 3 or not entities:
            continue
        asked = " ".join(chance.sample(sorted(words), chance.choice((1, 2, 2, 3))))
        year = chance.choice(years)
        lines["plain"].append("%s\t-\t-\t-" % asked)
        lines["date"].append("%s\t%s0401\t%s0630\t-" % (asked, year, year))
        lines["entity"].append("%s\t-\t-\t%s" % (asked, chance.choice(entities)))
    frequent = [word for word, _ in frequency.most_common(400) if word not in LEFT_OUT and len(word) > 2]
    lines["common"] = ["%s\t-\t-\t-" % word for word in frequent[:100]]
    os.makedirs(folder, exist_ok=True)
    for name, those in lines.items():
        with open(os.path.join(folder, name + ".tsv"), "w") as out:
            out.write("\n".join(those) + "\n")


def in_dateline(line):
    """A line of a query set as a query of Dateline's."""
    words, first, last, entity = line.rstrip("\n").split("\t")
    if first != "-":
        words += " date:" + "..".join("-".join((day[:4], day[4:6], day[6:])) for day in (first, last))
    if entity != "-":
        kind, name = entity.split(":", 1)
        words += ' %s:="%s"' % (KINDS.get(kind, "org"), name)
    return words


def write_batch(queries, batch):
    """The query set for `dateline search --batch`: a first round to warm up, and one to measure."""
    with open(queries) as lines:
        asked = [in_dateline(line) for line in lines]
    with open(batch, "w") as out:
        for turn in ("warm", "measured"):
            for i, query in enumerate(asked):
                out.write("%s-%d\t%s\n" % (turn, i, query))


def mean_took(answers):
    """Milliseconds a query of the measured round."""
    answers = [json.loads(line) for line in answers.splitlines()]
    took = [answer["took_ms"] for answer in answers if answer["id"].startswith("measured-")]
    return sum(took) / len(took)
