#!/bin/sh
# Make the virtual environment; on Debian, install what is missing for it when we may, explain when we may not.
set -eu
python=$1 folder=$2
may_install() { command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
install() {
  sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
  echo "· Debian packages $* (once)"
  $sudo apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
if ! command -v "$python" >/dev/null 2>&1; then
  may_install && install python3 python3-venv || {
    echo "make: $python is missing. On Debian 12: apt-get install python3 python3-venv, or make PYTHON=/path/to/python3.11" >&2
    exit 1
  }
fi
[ -x "$folder/bin/pip" ] && exit 0
echo "· virtual environment in $folder"
rm -rf "$folder"
"$python" -m venv "$folder" >/dev/null 2>&1 && exit 0
rm -rf "$folder"
may_install && install python3-venv && "$python" -m venv "$folder" && exit 0
rm -rf "$folder"
echo "make: $python cannot make a virtual environment. On Debian 12: apt-get install python3-venv" >&2
exit 1
