#!/usr/bin/env bash
# Starts tickers in every way in which agents start shells, then ticks itself. usage: agent-like.sh FOLDER
here="$(cd "$(dirname "$0")" && pwd)"
out="$1"
bash "$here/ticker.sh" "$out/child" &
setsid bash "$here/ticker.sh" "$out/session" &
(setsid bash -c "bash '$here/ticker.sh' '$out/forked-twice' &" &)
env -i PATH="$PATH" bash "$here/ticker.sh" "$out/scrubbed" &
setsid env -i PATH="$PATH" bash -c "bash '$here/ticker.sh' '$out/scrubbed-session'" &
# Leaves at once a process behind that has neither mark, parent nor session of ours.
(setsid env -i PATH="$PATH" bash "$here/ticker.sh" "$out/cut-loose" &)
bash "$here/ticker.sh" "$out/root"
