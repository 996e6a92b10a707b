import { portRange } from "../../model/port";
import { noticeSeconds } from "../../model/relay";
import { lines } from "./lines";
import { names } from "./names";
import { portsOf } from "./ports-of";
import type { RelayRequest } from "./request";

/** The command `relay`: how the relay is, and how its players leave it. */
export function drainCommand(request: RelayRequest): string {
  const { name, health, relays } = request;
  const ports = portsOf(request, "tcp");
  const notice = noticeSeconds(health);
  const players = ports.map((port) => `sport = :${portRange(port).from}`).join(" or ");
  const frontends = (word: string): string => ports.map((port) => `; ${word} frontend ${port.name}`).join("");
  const udp = portsOf(request, "udp").length > 0 ? ". UDP has no connections: it goes on" : "";
  return lines(
    "#!/bin/sh",
    "# relay status   connections, and which home answers",
    `# relay drain    no new players; ends when all have left, or after ${relays.drainSeconds} s${udp}`,
    "# relay undrain  takes players again",
    `mark=${names.draining}`,
    `say() { echo "${name}: $*"; }`,
    `ask() { echo "$1" | socat -t5 STDIO UNIX:${names.socket}; }`,
    "# the kernel counts those of a process before a reload too",
    `players() { ss -Htn state established "( ${players} )" | wc -l; }`,
    "",
    "status() {",
    `  stat=$(ask "show stat") || { say "HAProxy does not answer. Are you root? systemctl status haproxy"; exit 1; }`,
    `  echo "$stat" | awk -F, -v head="${name}: $(players) connections, " '`,
    `    $1 == "${names.taking}" && $2 == "relay" { print head ($18 ~ /^MAINT/ ? "drains" : "takes players") }`,
    `    $2 != "FRONTEND" && ($2 != "BACKEND" || $18 == "DOWN") && $1 !~ /^#|^${names.taking}$/ && $18 !~ /^MAINT/ { homes = homes $1 ": " $2 " " $18 ", " $5 "\\n" }`,
    `    END { printf "%s", homes }'`,
    "}",
    "",
    "close() {",
    `  ask "${setTaking("maint")}${frontends("disable")}" >/dev/null 2>&1`,
    "}",
    "",
    "# after a start or reload of HAProxy, which forgets",
    "hold() {",
    '  [ ! -e "$mark" ] || { sleep 2; close; }',
    "}",
    "",
    "drain() {",
    '  [ -s "$mark" ] || date +%s >"$mark" || exit 1',
    '  began=$(cat "$mark")',
    `  closes=$((began + ${notice}))`,
    `  end=$((closes + ${relays.drainSeconds}))`,
    `  trap 'close; say "interrupted; still drains, and is closed now; to end that: relay undrain"; exit 130' INT TERM HUP`,
    `  say "drains since $(date -d "@$began" +%T): /healthz is 503; new players are turned away ${notice} s later, when checks have noticed"`,
    '  while [ -e "$mark" ]; do',
    "    now=$(date +%s)",
    '    if [ "$now" -lt "$closes" ]; then',
    `      ask "${setTaking("maint")}" >/dev/null 2>&1`,
    "    else",
    "      close",
    "      left=$(players)",
    `      [ "$left" -eq 0 ] && say "drained: nobody is left" && return`,
    `      [ "$now" -ge "$end" ] && say "drained: time is up, $left connections are left" && return`,
    `      [ $(((now - closes) % 60)) -eq 0 ] && say "$left connections left, $((end - now)) s at most"`,
    "    fi",
    "    sleep 1",
    "  done",
    '  say "undrained meanwhile"',
    "  exit 1",
    "}",
    "",
    "undrain() {",
    '  rm -f "$mark"',
    `  ask "${setTaking("ready")}${frontends("enable")}" >/dev/null && say "takes players"`,
    "}",
    "",
    'case "$#-$1" in',
    '  1-status | 1-drain | 1-undrain | 1-hold) "$1" ;;',
    "  *)",
    `    sed -n "2,4s/^# //p" "$0" >&2`,
    "    exit 1 ;;",
    "esac",
  );
}

function setTaking(state: "maint" | "ready"): string {
  return `set server ${names.taking}/relay state ${state}`;
}
