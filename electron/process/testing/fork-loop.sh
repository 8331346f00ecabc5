#!/usr/bin/env bash
# Never stops starting processes: children, sessions, and a chain in which each link starts the next and ends.
# usage: fork-loop.sh FOLDER
out="$1"
if [ "$2" = link ]; then
  printf . >> "$out/chain"
  sleep 0.01
  bash "$0" "$out" link &
  exit 0
fi
bash "$0" "$out" link &
while :; do
  (printf . >> "$out/forks"; sleep 0.05) &
  setsid bash -c "printf . >> '$out/sessions'; sleep 0.05" &
  sleep 0.02
done
