#!/usr/bin/env bash
# Follows docs/first-route.md and docs/spring-boot-guide.md as a newcomer would, from empty folders: from
# nothing to a YAML route on the simulator, and to a Spring Boot project of one's own with the artifacts
# installed. Files and commands are taken from the guides as printed; only the ports become free ones.
#
# A block below a line that names a file ("`pom.xml`") is that file. Blocks marked "```bash guide" are run:
# in the newcomer's folder, or with "repository" in the root of the repository; with "background" they stay
# on until the end of their guide; with "shows" the last of them must print an account.
# All happens in a copy of the working tree, with a local Maven repository of its own: links to the jars
# that are downloaded already (from MAVEN_REPOSITORY, or the user's own if there is one), and what is
# downloaded and installed on the way. Needs curl, git and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
backgrounds=() commands=()
reason="the guides cannot be read"

fail() { reason=$*; exit 1; }

# Whoever is started without a terminal may have been told to ignore Ctrl-C.
at_a_terminal=(env)
! env --default-signal=INT true 2>/dev/null || at_a_terminal=(env --default-signal=INT)

alive() { kill -0 -- "-$1" 2>/dev/null; }
# Ends what runs in the background as Ctrl-C does: its whole process group is asked, and made to in the end.
stop_all() {
  local pid
  for pid in "${backgrounds[@]}"; do
    alive "$pid" || continue
    kill -INT -- "-$pid"
    for _ in $(seq 300); do alive "$pid" || break; sleep 0.1; done
    if alive "$pid"; then
      kill -KILL -- "-$pid"
      [ "${1:-}" = anyhow ] || fail "Ctrl-C did not end within 30 s what was started in the background"
    fi
  done
  backgrounds=() commands=()
}
clean_up() {
  local status=$?
  trap - EXIT
  stop_all anyhow
  if [ "$status" != 0 ]; then
    tail -n 50 "$work"/*.log >&2 || true
    printf '\nA newcomer gets stuck: %s\n' "$reason" >&2
  fi
  rm -rf "$work"
  exit "$status"
}
trap clean_up EXIT
trap 'reason="stopped from outside"; exit 130' INT TERM HUP

# Maven writes into its notes in place, and would write through a link: they stay behind. It takes a jar
# without notes for one that was installed here.
maven=$work/maven
mkdir "$maven"
downloaded=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
if [ -d "$downloaded" ]; then
  cp -al "$downloaded/." "$maven" 2>/dev/null || cp -a "$downloaded/." "$maven"
  find "$maven" \( -name _remote.repositories -o -name '*.lastUpdated' -o -name '*.properties' \
    -o -name 'maven-metadata*' \) -delete
  rm -rf "$maven/io/github/sfauth"
fi
# Without Error Prone, which looks at the sources in any build with gates: a third of the time.
export MAVEN_OPTS="${MAVEN_OPTS:-} -Dmaven.repo.local=$maven -Derrorprone.arg=-parameters"

git ls-files -z --cached --others --exclude-standard \
  | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done \
  | tar --null --files-from=- -cf - | { mkdir "$work/copy" && tar -xf - -C "$work/copy"; }

# A port on which nobody answers, of a range where the system hands out none by itself.
free_port() {
  local port=$(($1 + RANDOM % 4000))
  while (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}
app_port=$(free_port 20000) org_port=$(free_port 24000) secrets_port=$(free_port 28000)
export SERVER_PORT=$app_port
export SIMULATOR_ARGS="--state $work/state --org-port $org_port --secrets-port $secrets_port"
export no_proxy=localhost,127.0.0.1 NO_PROXY=localhost,127.0.0.1
unset AWS_ENDPOINT_URL_SECRETS_MANAGER CRM_SECRET

# Runs a command until it succeeds, for two minutes; a background that has ended ends the wait.
patiently() {
  local second i
  for second in $(seq 120); do
    "$@" && return
    for i in "${!backgrounds[@]}"; do
      alive "${backgrounds[i]}" || fail "this was to go on until Ctrl-C, and has ended: ${commands[i]}"
    done
    sleep 1
  done
  reason="two minutes were not enough for this: $command"
  exit 1
}
shows_accounts() { grep -Eq '"Name":"[A-Z]' "$1"; }
runs_and_shows() { (cd "$1" && bash -e "$2") >"$3" 2>&1 && shows_accounts "$3"; }

# Follows a guide of so many command blocks, in a folder of its own.
follow() {
  local guide=$1 folder=$work/$2 blocks=$work/blocks-$2 count=0 block where log command
  mkdir -p "$folder" "$blocks"
  # One file per command block, named by its order and marks; the files of the newcomer at their places.
  sed -e "s/\b8080\b/$app_port/g; s/\b8181\b/$org_port/g; s/\b8182\b/$secrets_port/g" "$guide" \
    | awk -v blocks="$blocks" -v folder="$folder" '
      /^```bash guide/ { out = sprintf("%s/%02d-%s-%s", blocks, ++n, $3 == "" ? "plain" : $3, $4); next }
      /^```/ {
        if (out == "" && named != "") {
          out = folder "/" named; dir = out; sub("/[^/]*$", "", dir); system("mkdir -p \"" dir "\"")
        } else { out = "" }
        named = ""; next
      }
      out != "" { print > out; next }
      /^`[A-Za-z0-9._\/-]+`:?$/ { named = $0; gsub("[`:]", "", named) }'
  for block in "$blocks"/*; do
    count=$((count + 1))
    command=$(cat "$block")
    printf '\n-- %s\n' "$command"
    where=$folder
    case $block in *-repository*) where=$work/copy ;; esac
    log=$work/$2-$count.log
    reason="this failed: $command"
    case $block in
      *-background*)
        set -m
        (cd "$where" && HOME=$folder exec "${at_a_terminal[@]}" bash -e "$block") >"$log" 2>&1 </dev/null &
        backgrounds+=($!)
        commands+=("$command")
        set +m
        case $block in
          *-shows) patiently shows_accounts "$log" ;;
          *) patiently test -s "$log" ;;
        esac
        ;;
      *-shows*)
        patiently runs_and_shows "$where" "$block" "$log"
        ;;
      *)
        # In this shell, as its exports are for the commands after it.
        pushd "$where" >/dev/null
        HOME=$folder . "$block" >"$log" 2>&1
        popd >/dev/null
        ;;
    esac
    tail -n 5 "$log"
    printf '   (after %d s)\n' "$SECONDS"
  done
  stop_all
  [ "$count" = "$3" ] || fail "$count blocks of $guide are marked, and not $3"
}

follow docs/first-route.md first-route 2
grep -qx 'Logins: 1' "$work/first-route-2.log" || fail "Ctrl-C did not show that one login was all"
follow docs/spring-boot-guide.md spring-boot 6
printf '\nA newcomer gets there.\n'
