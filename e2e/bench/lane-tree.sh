#!/usr/bin/env bash
# An agent's tree as it is met in practice: a root, a child, one in a session of its own, one without parent, marks and
# session of ours, and one that works or waits. Their pids go to FILE. usage: lane-tree.sh FILE spin|wait
file="$1"
sleep 1000 & echo $! >> "$file"
setsid sleep 1000 & echo $! >> "$file"
(setsid env -i PATH="$PATH" bash -c 'sleep 1000 & echo $! >> "$0"' "$file" &)
if [ "$2" = spin ]; then (while :; do :; done) & else sleep 1000 & fi
echo $! >> "$file"
echo $$ >> "$file"
wait
