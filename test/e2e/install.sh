#!/usr/bin/env bash
# Installs the editors that the tests drive, of those that are named (neovim, vscode, emacs) what is missing. Debian's packages
# come by apt, which takes root; code-server (Visual Studio Code in a browser, 400 MB) comes from npm, into a folder of its own
# outside the repository: TSGLOVE_E2E_CACHE, or tsglove-e2e in the folder for temporary files.
set -euo pipefail
cache="${TSGLOVE_E2E_CACHE:-${TMPDIR:-/tmp}/tsglove-e2e}"

debian() {
  if [ "$(id -u)" != 0 ]; then
    echo "Run as root, or install it yourself: apt-get install $*" >&2
    return 1
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"
}

has() {
  command -v "$1" >/dev/null
}

has_eglot() {
  emacs --batch --eval "(require 'eglot)" 2>/dev/null
}

# code-server 4.100 is the last whose packages take Node 20. Scripts of packages are left out, but for the addons that it
# loads, which are built here against the headers of the Node that runs.
vscode() {
  has chromium || debian chromium
  [ -e "$cache/installed" ] && return
  # What builds the addons.
  { has g++ && has make && has python3; } || debian g++ make python3
  local prefix major
  major="$(node -p 'process.versions.node.split(".")[0]')"
  # The headers of the Node that runs, where they are installed; else node-gyp downloads them.
  for prefix in "$(dirname "$(dirname "$(node -p process.execPath)")")" /usr; do
    if grep -qs "NODE_MAJOR_VERSION $major\$" "$prefix/include/node/node_version.h"; then
      export npm_config_nodedir="$prefix"
      break
    fi
  done
  export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
  mkdir -p "$cache"
  cd "$cache"
  rm -rf node_modules package.json package-lock.json
  echo '{ "private": true }' >package.json
  npm install --ignore-scripts code-server@4.100.3 puppeteer-core@24
  npm rebuild argon2
  cd node_modules/code-server/lib/vscode
  npm install --ignore-scripts --omit=dev
  npm rebuild @vscode/spdlog native-watchdog
  (cd node_modules/node-pty && npx --yes node-gyp rebuild)
  (cd extensions && npm install --ignore-scripts --omit=dev)
  touch "$cache/installed"
}

[ $# -gt 0 ] || { echo "usage: install.sh neovim|vscode|emacs ..." >&2; exit 2; }
for editor in "$@"; do
  case "$editor" in
    neovim) has nvim || debian neovim ;;
    vscode) (vscode) ;;
    emacs)
      has emacs || debian emacs-nox
      # It comes with Emacs 29 and later.
      has_eglot || debian elpa-eglot
      ;;
    *) echo "No such editor: $editor" >&2; exit 2 ;;
  esac
done
