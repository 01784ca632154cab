# What `./run demo` shows; sourced by run, which gives $program, $folder and shown().
export DATELINE_ARCHIVE=$folder/archive

echo
echo "The sample archive of corpus/, with the dirt that real archives have: two records cannot be read, and index says so."
shown "$program" index corpus/news corpus/text

echo
echo "Ranked: the best articles on a storm, a gate and a flood."
shown "$program" search --limit 5 flood gate inquiry

echo
echo "By who and when: the mediator Ingrid Halvorsen in the first months of 2024."
shown "$program" search --person "Ingrid Halvorsen" --from 2024-01 --to 2024-04

echo
echo "Without a word: strikes, but none of the footballing kind."
shown "$program" search --limit 5 strike -floodlights

echo
echo "A phrase: these words, in this order, side by side."
shown "$program" search '"solar storm"'

echo
echo "The whole picture: who, where and when in everything that matches."
shown "$program" search flood --limit 1 --facets person,place,source --timeline quarter

echo
echo "As JSON, for programs: the first title that a program would see."
printf '\n$ dateline search --format json --limit 1 lithium mine | grep -o %s\n' "'\"title\": *\"[^\"]*\"'"
"$program" search --format json --limit 1 lithium mine | grep -o '"title": *"[^"]*"'
