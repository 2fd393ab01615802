#!/usr/bin/env bash
# Runs the commands of docs/jwt-bearer-guide.md on the simulator, in order and exactly as printed, and
# fails if one does not end as the guide says, or if the last route shows no accounts.
#
# Blocks marked "```bash guide" are run in one shell; with "background" they stay on until the end; with
# "fails" they must fail. All happens in a copy of the working tree, so that a checkout with keys, state
# or a build in it is no different from a fresh one. The guide's own variables choose free ports:
# SIMULATOR_ARGS, SF_URL and AWS_ENDPOINT_URL_SECRETS_MANAGER. Needs curl, git and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
background=
clean_up() {
  status=$?
  [ "$status" = 0 ] || [ ! -e "$work/output" ] || cat "$work/output" >&2
  # Its whole process group: the simulator is a child of the Maven that runs it.
  if [ -n "$background" ] && kill -- "-$background" 2>/dev/null; then
    # It saves its state into the directory that is to go.
    for _ in $(seq 100); do kill -0 -- "-$background" 2>/dev/null && sleep 0.1 || break; done
  fi
  rm -rf "$work"
  [ "$status" = 0 ] || printf '\nThe guide does not work: %s\n' "$reason" >&2
}
reason="the docs cannot be read"
trap clean_up EXIT

git ls-files -z --cached --others --exclude-standard \
  | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done \
  | tar --null --files-from=- -cf - | { mkdir "$work/copy" && tar -xf - -C "$work/copy"; }
cd "$work/copy"

# One file per block, named by its order and its marks.
awk -v dir="$work" '
  /^```bash guide/ { out = sprintf("%s/%02d-%s", dir, ++n, $3 == "" ? "plain" : $3); next }
  /^```/ { out = ""; next }
  out != "" { print > out }' docs/jwt-bearer-guide.md

unset SF_URL SF_USER SF_KEY AWS_ENDPOINT_URL_SECRETS_MANAGER CRM_SECRET
export SIMULATOR_ARGS="--state $work/state --org-port 0 --secrets-port 0"

fail() { reason=$*; exit 1; }

# Waits for the simulator's greeting, and takes the addresses from it.
await_simulator() {
  local second
  for second in $(seq 300); do
    if grep -q 'AWS_ENDPOINT_URL_SECRETS_MANAGER=' "$work/simulator.log"; then
      SF_URL=$(sed -n 's/^Salesforce org: *//p' "$work/simulator.log")
      AWS_ENDPOINT_URL_SECRETS_MANAGER=$(sed -n 's/^Secrets Manager: *//p' "$work/simulator.log")
      export SF_URL AWS_ENDPOINT_URL_SECRETS_MANAGER
      return
    fi
    kill -0 "$background" 2>/dev/null || break
    sleep 1
  done
  mv "$work/simulator.log" "$work/output"
  fail "the simulator did not start"
}

count=0
for block in "$work"/[0-9][0-9]-*; do
  count=$((count + 1))
  printf '\n-- %s\n' "$(cat "$block")"
  case $block in
    *-background)
      set -m
      bash -e "$block" >"$work/simulator.log" 2>&1 </dev/null &
      background=$!
      set +m
      await_simulator
      ;;
    *-fails)
      reason="this was to fail, with the words that the guide shows"
      if bash -e "$block" >"$work/output" 2>&1; then
        exit 1
      fi
      grep -q "user hasn't approved this consumer" "$work/output"
      cat "$work/output"
      ;;
    *)
      # In this shell, as its exports are for the commands after it; "set -e" ends both.
      reason="this failed"
      . "$block" >"$work/output" 2>&1
      cat "$work/output"
      ;;
  esac
done

[ "$count" -ge 10 ] || fail "only $count blocks are marked"
grep -q '^Accounts: .*, ' "$work/output" || fail "the last command shows no accounts"
printf '\nThe guide works: %d blocks.\n' "$count"
