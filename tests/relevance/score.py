#!/usr/bin/env python3
"""Scores answers against corpus/, of which $DATELINE_ARCHIVE is an archive.

ranked QRELS RUN PROGRAM   nDCG@10, MAP, P@5, recall@100 and MRR of a run in TREC's form; a grade of 1 or more is relevant
answers TSV PROGRAM        how many queries find exactly what they must, one `query TAB ids` a line
"""
import json
import math
import os
import shlex
import subprocess
import sys


def read_qrels(path):
    grades = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                query, article, grade = line.rstrip("\n").split("\t")
                grades.setdefault(query, {})[article] = int(grade)
    return grades


def read_run(path):
    ranked = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, article, *_ = line.split()
            ranked.setdefault(query, []).append(article)
    return ranked


def gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def score(grades, ranked):
    relevant = {article for article, grade in grades.items() if grade > 0}
    found = [place + 1 for place, article in enumerate(ranked) if article in relevant]
    ideal = gain(sorted(grades.values(), reverse=True)[:10])
    return {
        "nDCG@10": gain([grades.get(article, 0) for article in ranked[:10]]) / ideal,
        "MAP": sum((n + 1) / place for n, place in enumerate(found)) / len(relevant),
        "P@5": sum(place <= 5 for place in found) / 5,
        "recall@100": sum(place <= 100 for place in found) / len(relevant),
        "MRR": 1 / found[0] if found else 0.0,
    }


def score_ranked(qrels, run, program):
    ids = text_ids(program)
    grades, ranked = read_qrels(qrels), read_run(run)
    grades = {query: {ids.get(article, article): grade for article, grade in judged.items()} for query, judged in grades.items()}
    judged = {query: of_query for query, of_query in grades.items() if any(of_query.values())}
    scores = [score(of_query, ranked.get(query, [])) for query, of_query in judged.items()]
    print(f"{len(scores)} judged queries")
    for measure in scores[0]:
        print(f"  {measure:<11} {sum(each[measure] for each in scores) / len(scores):.3f}")


def text_ids(program):
    """Ids of the articles made of plain texts, by the name of their file."""
    ids = {}
    exported = subprocess.run([program, "export", "*"], capture_output=True, text=True, check=True).stdout
    for line in exported.splitlines():
        article = json.loads(line)
        name = os.path.basename(article["dump"]["member"] or article["dump"]["name"])
        if name.endswith(".txt"):
            ids["text:" + name] = article["id"]
    return ids


def score_answers(path, program):
    ids = text_ids(program)
    right = total = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line or line.startswith("#") or line == "query\tids":
                continue
            query, wanted_text = line.split("\t")
            wanted = {ids.get(word, word) for word in wanted_text.split() if word != "-"}
            answered = subprocess.run(
                [program, "search", "--match", "all", "--duplicates", "show", "--limit", "all", "--format", "json", "--", query],
                capture_output=True,
                text=True,
            )
            got = {hit["id"] for hit in json.loads(answered.stdout)["hits"]} if answered.stdout else {answered.stderr}
            total += 1
            right += got == wanted
            if got != wanted:
                print(f"  wrong: {query}\n    missing {sorted(wanted - got)}, too many {sorted(got - wanted)}")
    print(f"{right} of {total} queries find exactly what they must")
    return right == total


if __name__ == "__main__":
    if sys.argv[1] == "ranked":
        score_ranked(*sys.argv[2:5])
    else:
        sys.exit(not score_answers(*sys.argv[2:4]))
