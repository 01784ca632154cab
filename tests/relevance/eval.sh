# What `./run eval` does; sourced by run, which gives $program and $folder.
export DATELINE_ARCHIVE=$folder/archive

"$program" index --quiet corpus/news corpus/text
"$program" search --batch corpus/judged/queries.tsv --format trec --match any --limit 100 >"$folder/run.trec" || true
python3 tests/relevance/score.py ranked corpus/judged/qrels.tsv "$folder/run.trec" "$program"
python3 tests/relevance/score.py answers corpus/answers.tsv "$program"
