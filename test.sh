#!/usr/bin/env bash
# Runs every test of the product: ./test.sh. Needs the .NET SDK only; what else is missing is installed first.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Most of a run's work is compiling what runs once. Counting how code is used, and guarding each page it is written to, pays off later than that.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi }

# Redis and nginx are started by the tests themselves, on ports of their own, whatever the system does with what it installs.
missing=()
# The browser's shell without its own windows: the same engine for two thirds of the work. Where a system has none, the whole browser.
command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
fc-list :lang=zh family 2>/dev/null | grep -q 'Noto Sans CJK' || missing+=(fonts-noto-cjk fontconfig)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${missing[*]} …"
  install() { DEBIAN_FRONTEND=noninteractive as_root apt-get install -y --no-install-recommends "$@"; }
  { as_root apt-get update && { install "${missing[@]}" || install "${missing[@]/%-headless-shell/}"; }; } >/dev/null || exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! dotnet build SalesCenter.sln -v quiet >"$log" 2>&1; then
  grep -E 'error|warning' "$log" | sort -u
  echo "0 passed, 1 failed"
  exit 1
fi

outcome=0
for project in SalesCenter.Tests SalesCenter.SqlServerTests; do
  dotnet test --project "$project" --no-build --no-progress --no-ansi --output Detailed 2>&1 | tee -a "$log" |
    awk 'BEGIN {told = 1} /^passed /{told = 0} /^(failed|skipped) |^Test run |^Unhandled|[1-9][0-9]* error/{told = 1} told {print; fflush()}' |
    grep --line-buffered -vE '^\s*$|^ *(total|failed|succeeded|skipped|duration): |^Test run summary|^Running tests from|passed \(' || true
  [ "${PIPESTATUS[0]}" -eq 0 ] || outcome=1
done

# The tests that took longest, to know what to make faster.
grep -oE '^passed [^ (]+.*\([0-9hms ]+\)$' "$log" | sed -E 's/^passed ([^(]+).*\(([0-9hms ]+)\)$/\2\t\1/' |
  awk -F '\t' '{ n = split($1, part, " "); ms = 0; for (i = 1; i <= n; i++) { v = part[i] + 0; ms += part[i] ~ /ms$/ ? v : part[i] ~ /s$/ ? v * 1000 : part[i] ~ /m$/ ? v * 60000 : v * 3600000 }
    sub(/^SalesCenter\.Tests\./, "", $2); print int(ms / 1000) " s\t" $2 }' | sort -rn | head -12

passed=$(awk '/^ *succeeded: [0-9]+/ { sum += $2 } END { print sum + 0 }' "$log")
failed=$(awk '/^ *failed: [0-9]+/ { sum += $2 } END { print sum + 0 }' "$log")
[ "$passed" -gt 0 ] && [ "$failed" -eq 0 ] || outcome=1
grep -E '^failed ' "$log" | sort -u
echo "$passed passed, $failed failed"
exit "$outcome"
