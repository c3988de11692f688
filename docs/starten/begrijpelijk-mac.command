#!/bin/sh
# Double-click this on a Mac; the work is in the file for Linux, which needs nothing of Linux.
exec sh "$(dirname "$0")/begrijpelijk-linux.sh" "$@"
