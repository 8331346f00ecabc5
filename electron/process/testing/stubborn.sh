#!/usr/bin/env bash
# Ignores every polite request to end. usage: stubborn.sh FILE
trap '' TERM INT HUP
printf ready > "$1"
while :; do sleep 0.05; done
