#!/usr/bin/env bash
# Appends one byte to a file again and again, each time through a short-lived child. usage: ticker.sh FILE
while :; do
  printf . >> "$1"
  sleep 0.01
done
