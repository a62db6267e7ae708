#!/bin/sh
# Make sure a program from Debian's packages is here; install it when we may, explain when we may not.
set -eu
for wanted in "$@"; do # program, or program=package
  program=${wanted%%=*} package=${wanted#*=}
  command -v "$program" >/dev/null 2>&1 && continue
  if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then sudo=""; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo"; else
      echo "tests: '$package' is missing and this account may not install it. Ask for: apt-get install $package" >&2; exit 1
    fi
    echo "· Debian package $package (once)"
    $sudo apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$package" >/dev/null
  else
    echo "tests: '$package' is missing. Install it with this system's package manager." >&2; exit 1
  fi
done
