#!/bin/sh
# Before every `hugo`: all cards of the site in one request, with the site's secret key in REGISTRY_KEY.
# While the registry can't be reached, the last good copy stays.
curl --fail --silent --show-error --max-time 60 --compressed --output cards.new \
  --header "Authorization: Bearer $REGISTRY_KEY" \
  "«origin»/api/v1/sites/«site»/cards?format=map&fields=name&fragments=«layout»&size=«size»" &&
  mkdir -p data && mv cards.new data/cards.json
rm -f cards.new
