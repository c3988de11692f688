#!/bin/sh
# Zet Begrijpelijk klaar als dat nog niet is gebeurd, en opent daarna de bladzijde in uw browser.
# Sets up .venv in this folder the first time and after an update, then runs `begrijpelijk serve`.
set -u
cd "$(dirname "$0")/../.." || exit 1

stop() {
  printf '\n%s\nDruk op Enter om dit venster te sluiten.\n' "$1"
  read -r _
  exit 1
}

# The version that is ready in .venv: written last, so that a set-up that was broken off is done again.
ready=.venv/begrijpelijk-klaar
if ! cmp -s src/begrijpelijk/version.py "$ready"; then
  python=
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      python=$name
      break
    fi
  done
  [ -n "$python" ] || stop 'Begrijpelijk heeft Python 3.11 of nieuwer nodig. Haal Python op www.python.org/downloads en begin opnieuw.'
  echo 'Begrijpelijk wordt klaargezet. Dat duurt een paar minuten. U hoeft niets te doen.'
  "$python" -m venv .venv || stop 'Python mist een onderdeel (venv). Vraag uw ICT-afdeling om het pakket python3-venv.'
  .venv/bin/python -m pip install --quiet --disable-pip-version-check '.[server]' ./plugins/begrijpelijk-zorg ||
    stop 'Het klaarzetten lukt niet. Hebt u internet? Begin opnieuw, of vraag uw ICT-afdeling om hulp.'
  cp src/begrijpelijk/version.py "$ready"
fi

echo 'Begrijpelijk start. Laat dit venster open zolang u ermee werkt.'
.venv/bin/begrijpelijk serve "$@" || stop 'Begrijpelijk is gestopt door een fout. Lees de regel hierboven.'
