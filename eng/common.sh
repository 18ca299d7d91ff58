# What the scripts share. Sourced by them, with the top folder of the checkout as the current one.

# A first run on a new machine greets, explains and makes certificates; none of that belongs here.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Build processes that stay behind would keep a caller waiting that reads our output to its end.
export MSBUILDDISABLENODEREUSE=1

require_sdk() {
  if dotnet --version >/dev/null 2>&1; then return; fi
  local wanted
  wanted=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' global.json)
  if command -v dotnet >/dev/null; then
    echo "MovieNet needs the .NET SDK $wanted or a later 10.0 (global.json), and the dotnet found here has none: get it from https://dot.net/download" >&2
  else
    echo "MovieNet needs the .NET SDK $wanted or a later 10.0 (global.json), and there is no dotnet on the PATH: get it from https://dot.net/download" >&2
  fi
  exit 1
}

# Until the script ends, no other one builds in this checkout: two builds at once write the same files.
# What is started under the lock gets 9>&-, or a compiler that stays behind would hold it.
take_lock() {
  exec 9>.build.lock
  command -v flock >/dev/null || return 0
  flock -n 9 || { echo "Waiting for another build in this checkout to finish ..."; flock 9; }
}

# quietly COMMAND...: what it prints is shown only if it fails.
quietly() {
  local output
  output=$("$@" 2>&1 </dev/null) || { printf '%s\n' "$output" >&2; return 1; }
}

# install_with_the_system PACKAGE: by the package manager that is there, as root or with a sudo that does not ask.
install_with_the_system() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ] && command -v sudo >/dev/null; then as_root=(sudo -n); fi
  if command -v apt-get >/dev/null; then
    quietly ${as_root[@]+"${as_root[@]}"} apt-get -o DPkg::Lock::Timeout=300 update &&
      quietly ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$1"
  elif command -v dnf >/dev/null; then
    quietly ${as_root[@]+"${as_root[@]}"} dnf install -y "$1"
  elif command -v brew >/dev/null; then
    # Browsers are casks there; of the rest brew has formulas.
    quietly brew install --cask "$1" || quietly brew install "$1"
  else
    return 1
  fi
}
