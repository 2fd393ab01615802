#!/usr/bin/env bash
# Follows docs/first-route.md and docs/spring-boot-guide.md as a newcomer would, from empty folders: from
# nothing to a YAML route on the simulator, and to a Spring Boot project of one's own with the artifacts
# installed. Files and commands are taken from the guides as printed; only the ports become free ones.
#
# A block below a line that names a file ("`pom.xml`") is that file. Blocks marked "```bash guide" are run:
# in the newcomer's folder, or with "repository" in the root of the repository; with "background" they stay
# on until the end of their guide; with "shows" the last of them must print an account.
# All happens in a copy of the working tree, and what is installed goes into a copy of the local Maven
# repository. Needs curl, git and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
backgrounds=()
reason="the guides cannot be read"
stop_all() {
  local pid
  for pid in "${backgrounds[@]}"; do
    kill -- "-$pid" 2>/dev/null || continue
    for _ in $(seq 100); do kill -0 -- "-$pid" 2>/dev/null && sleep 0.1 || break; done
  done
  backgrounds=()
}
clean_up() {
  local status=$?
  stop_all
  if [ "$status" != 0 ]; then
    tail -n 50 "$work"/*.log >&2 || true
    printf '\nA newcomer gets stuck: %s\n' "$reason" >&2
  fi
  rm -rf "$work"
}
trap clean_up EXIT

fail() { reason=$*; exit 1; }

# Links, not copies: what is downloaded already is not downloaded again, and what is installed stays here.
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
mkdir "$work/maven"
[ ! -d "$repository" ] || cp -al "$repository" "$work/maven/" 2>/dev/null || cp -a "$repository" "$work/maven/"
rm -rf "$work/maven/repository/io/github/sfauth"
export MAVEN_OPTS="${MAVEN_OPTS:-} -Dmaven.repo.local=$work/maven/repository"

git ls-files -z --cached --others --exclude-standard \
  | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done \
  | tar --null --files-from=- -cf - | { mkdir "$work/copy" && tar -xf - -C "$work/copy"; }

# A port that nobody listens on: what was asked for is closed again at once.
free_port() {
  printf 'try (var s = new java.net.ServerSocket(0)) { System.out.println(s.getLocalPort()); }\n' \
    | jshell -s - 2>/dev/null
}
app_port=$(free_port) org_port=$(free_port) secrets_port=$(free_port)
[ -n "$app_port" ] && [ -n "$org_port" ] && [ -n "$secrets_port" ] || fail "no free ports"
export SERVER_PORT=$app_port
export SIMULATOR_ARGS="--state $work/state --org-port $org_port --secrets-port $secrets_port"
unset AWS_ENDPOINT_URL_SECRETS_MANAGER CRM_SECRET

# Runs a command until it succeeds, for two minutes; a background that has ended ends the wait.
patiently() {
  local second pid
  for second in $(seq 120); do
    "$@" && return
    for pid in "${backgrounds[@]}"; do
      kill -0 -- "-$pid" 2>/dev/null || fail "what was started in the background has ended"
    done
    sleep 1
  done
  fail "two minutes were not enough for: $*"
}
shows_accounts() { grep -Eq '"?Name"?[":= ]+[A-Z]' "$1"; }

follow() {
  local guide=$1 folder=$work/$2 blocks=$work/blocks-$2 count=0 block where log
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
    printf '\n-- %s\n' "$(cat "$block")"
    where=$folder
    case $block in *-repository*) where=$work/copy ;; esac
    log=$work/$2-$count.log
    reason="this failed: $(cat "$block")"
    case $block in
      *-background*)
        set -m
        (cd "$where" && HOME=$folder exec bash -e "$block") >"$log" 2>&1 </dev/null &
        backgrounds+=($!)
        set +m
        case $block in
          *-shows) patiently shows_accounts "$log" ;;
          *) patiently test -s "$log" ;;
        esac
        ;;
      *-shows*)
        patiently curl_shows "$where" "$block" "$log"
        ;;
      *)
        # In this shell, as its exports are for the commands after it.
        pushd "$where" >/dev/null
        HOME=$folder . "$block" >"$log" 2>&1
        popd >/dev/null
        ;;
    esac
    tail -n 5 "$log"
  done
  stop_all
  [ "$count" -ge "$3" ] || fail "only $count blocks of $guide are marked"
}
curl_shows() { (cd "$1" && bash -e "$2") >"$3" 2>&1 && shows_accounts "$3"; }

follow docs/first-route.md first-route 2
follow docs/spring-boot-guide.md spring-boot 5
printf '\nA newcomer gets there.\n'
