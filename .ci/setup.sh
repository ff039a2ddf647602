# Sourced by ./build and ./test in the project's folder: `prepare build`, `test` or `long` gets the machine ready.
# When nothing is to be done it takes a few hundredths of a second; two at once wait for each other.
# Exit code 3: the machine lacks something that this script may not or cannot install.

say() { # 中文, then English
  printf '%s\n%s\n' "$1" "$2" >&2
}

# -- what the system must have -----------------------------------------------

is_there() { # library, command or language (a font for it), then its names, of which one will do
  for name in $2; do
    case $1 in
      library) case $libraries in *"$name"* | any) return 0 ;; esac ;;
      command) command -v "$name" >/dev/null && return 0 ;;
      language) [ -z "$(fc-list ":lang=$name" family 2>/dev/null)" ] || return 0 ;;
    esac
  done
  return 1
}

does_without_browser() {
  [ -z "${PLANPRESS_NO_BROWSER:-}" ] || return 0
  grep -qs '^ID=ubuntu' /etc/os-release || return 1
  # Ubuntu's package is a stub for a snap, which does not run in a container or over ssh.
  PLANPRESS_NO_BROWSER='no Chromium: Ubuntu has it only as a snap (sudo snap install chromium)'
  export PLANPRESS_NO_BROWSER
  say '沒有 Chromium，瀏覽器測試會略過並列出。' "Browser tests will be reported as skipped: $PLANPRESS_NO_BROWSER"
}

find_python() { # sets $python to one that is new enough
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
  done
  python=
  return 1
}

need() { # package, what for in Chinese, in English
  packages="$packages $1"
  reasons_zh="$reasons_zh
  $1：$2"
  reasons_en="$reasons_en
  $1: $3"
}

list_needs() { # sets $packages and the reasons for them; $1 is build, test or long
  packages='' reasons_zh='' reasons_en=''
  # Only Linux has ldconfig; elsewhere the program itself says which library it does not find.
  libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || libraries=any
  while IFS='|' read -r purpose kind names package zh en; do
    case "$purpose for $1" in build* | 'test for test' | 'test for long' | 'long for long') ;; *) continue ;; esac
    [ "$purpose $libraries" = 'build any' ] && continue
    is_there "$kind" "$names" && continue
    [ "$package" = chromium ] && does_without_browser && continue
    need "$package" "$zh" "$en"
  done <generator/planpress/cli/needs.txt # `planpress doctor` reads it, too
  if ! [ -x .venv/bin/python ] && ! command -v uv >/dev/null; then
    if ! find_python; then
      need python3-venv 'Python 3.11 以上' 'Python 3.11 or newer'
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      need "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" \
        '建立 .venv' 'makes .venv'
    fi
  fi
}

install_packages() {
  [ -n "$packages" ] || return 0
  say "這台電腦缺少下列套件：$reasons_zh" "This machine lacks these packages:$reasons_en"
  sudo=
  [ "$(id -u)" = 0 ] || sudo='sudo -n'
  if ! command -v apt-get >/dev/null || ! $sudo true 2>/dev/null; then
    say "請輸入這一行，再重新執行（其他系統請安裝相當的套件）：" \
      "Type this line, then run again (on another system, install what corresponds):"
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$packages" >&2
    return 3
  fi
  say '安裝中……' 'Installing …'
  # The first try spares a machine with fresh lists the update. $packages and $sudo are lists of words.
  for update in false true; do
    if $update; then $sudo apt-get -qq -o DPkg::Lock::Timeout=600 update >&2 || continue; fi
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
      install -y --no-install-recommends $packages >.apt.log 2>&1 </dev/null && rm -f .apt.log && return 0
  done
  tail -20 .apt.log >&2
  say '安裝失敗，請自行輸入：' 'That failed; please type this yourself:'
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$packages" >&2
  return 3
}

# -- the project's own Python ------------------------------------------------

# A virtual environment that was moved, or whose Python was replaced, does not work any more.
venv_place() {
  echo "place $PWD $(.venv/bin/python -I -S -c 'import sys; print(*sys.version_info[:2])' 2>/dev/null || echo none)"
}
lock_stamp() { echo "lock $(cksum <requirements.lock)"; }
project_stamp() { echo "project $(cksum <pyproject.toml)"; }

is_stamped() { # $1: a line of .venv/stamp
  [ -f .venv/stamp ] && grep -qxF "$1" .venv/stamp
}

is_ready() {
  [ -x .venv/bin/planpress ] && is_stamped "$(venv_place)" && is_stamped "$(lock_stamp)" && is_stamped "$(project_stamp)"
}

get_uv() { # sets $uv; without one on the machine, the one in the lock comes by pip
  if uv=$(command -v uv); then return 0; fi
  uv=.venv/bin/uv
  "$uv" --version >/dev/null 2>&1 && return 0
  sed -n '/^uv==/,/[^\\]$/p' requirements.lock >.venv/uv.lock
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.lock
}

make_venv() {
  say '準備 Python 環境（.venv）……' 'Preparing the Python environment (.venv) …'
  if ! is_stamped "$(venv_place)"; then
    find_python || {
      say '需要 Python 3.11 以上。' 'Python 3.11 or newer is needed.'
      return 3
    }
    rm -rf .venv
    if command -v uv >/dev/null; then uv venv -q --seed --python "$python" .venv; else "$python" -m venv .venv; fi || return 3
    venv_place >.venv/stamp
  fi
  get_uv || return 3
  VIRTUAL_ENV=$PWD/.venv
  UV_LINK_MODE=${UV_LINK_MODE:-hardlink}
  export VIRTUAL_ENV UV_LINK_MODE
  if ! is_stamped "$(lock_stamp)"; then
    # pip comes second: where an office has its own mirror, it is pip that knows it.
    "$uv" pip sync -q --require-hashes requirements.lock ||
      .venv/bin/python -m pip install -q --require-hashes --no-deps -r requirements.lock || return 3
  fi
  "$uv" pip install -q --no-deps --no-build-isolation -e . || return 3
  { venv_place && lock_stamp && project_stamp; } >.venv/stamp
}

# -- the checkers that run on Node -------------------------------------------

modules=tests/node/node_modules
node_stamp() { echo "$PWD $(cksum <tests/node/package-lock.json)"; } # what every test needs
long_stamp() { echo "$(node_stamp) with the optional ones"; }        # what the long tests need as well

has_node_modules() { # $1 is test or long
  grep -qsxF "$(long_stamp)" "$modules/.stamp" && return 0
  [ "$1" = test ] && grep -qsxF "$(node_stamp)" "$modules/.stamp"
}

make_node_modules() { # $1 is test or long
  has_node_modules "$1" && return 0
  omit=--omit=optional stamp=node_stamp
  [ "$1" = test ] || omit=--include=optional stamp=long_stamp
  .venv/bin/npm --prefix tests/node ci $omit --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || return 3
  $stamp >"$modules/.stamp"
}

# -- all of it ---------------------------------------------------------------

prepare_alone() {
  list_needs "$1" && install_packages || return 3
  is_ready || make_venv || return 3
  [ "$1" = build ] || make_node_modules "$1"
}

is_prepared() {
  list_needs "$1"
  [ -z "$packages" ] && is_ready || return 1
  [ "$1" = build ] || has_node_modules "$1"
}

prepare() { # build, test or long
  is_prepared "$1" && return 0
  if command -v flock >/dev/null; then
    ( flock 9 && prepare_alone "$1" ) 9<. || exit 3
    return 0
  fi
  # No flock (macOS): a folder is the lock; one left by a killed run has to be removed by hand.
  waited=0
  until mkdir .setup-lock 2>/dev/null; do
    [ -d .setup-lock ] && [ $waited -lt 900 ] || {
      say '無法建立資料夾 .setup-lock；若已存在，請刪除再試。' \
        'Cannot make the folder .setup-lock; if it is there, remove it and try again.'
      exit 3
    }
    sleep 1
    waited=$((waited + 1))
  done
  (
    trap 'rmdir .setup-lock' EXIT
    trap 'exit 130' INT TERM
    prepare_alone "$1"
  ) || exit 3
}
