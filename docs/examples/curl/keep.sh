#!/bin/sh
# The card as a file, for a build. Where there is no card the file is empty; while the registry
# can't be reached, the last good one stays.
status=$(curl --silent --show-error --max-time 10 --compressed --output card.new --write-out '%{http_code}' \
  "«origin»/c/«site»/«id».html?layout=«layout»")
case $status in
  200) mv card.new card.html ;;
  404) : > card.html ;;
esac
rm -f card.new
