// The Debian packages that tests and the benchmarks of relays drive, installed so that nothing they bring ever starts.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** By package: the program it brings, the file, or programs of which any will do. */
const brought = {
  haproxy: "haproxy",
  nginx: "nginx",
  "libnginx-mod-stream": "/usr/lib/nginx/modules/ngx_stream_module.so",
  "cloud-init": "cloud-init",
  iproute2: "ss",
  nftables: "nft",
  socat: "socat",
  wrk: "wrk",
  bird2: "bird",
  procps: "sysctl",
  // Ubuntu's package of that name brings no browser by itself
  chromium: ["chromium", "google-chrome", "chromium-browser"],
};

/** Run by root with the packages: `$1` and `$2` are the files that keep services and cloud-init from starting. */
const script = `
set -e
policy=$1 disabled=$2
shift 2
# the test and the writing are one step: another setup may be at it. Whoever is second leaves the file alone
if (set -C; printf '#!/bin/sh\\n# of the setup of anycast-edge, while it installs packages\\nexit 101\\n' >"$policy") 2>/dev/null; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' HUP INT TERM
  chmod 755 "$policy"
fi
for package; do
  # a cloud-init that has never run would take the next start of this machine for its first
  if [ "$package" = cloud-init ]; then mkdir -p "\${disabled%/*}" && touch "$disabled"; fi
done
export DEBIAN_FRONTEND=noninteractive
apt() { apt-get -q -y -o DPkg::Lock::Timeout=120 "$@"; }
apt install --no-install-recommends "$@" || { apt update; apt install --no-install-recommends "$@"; }
for package; do
  case "$package" in
    haproxy | nginx) if command -v systemctl >/dev/null; then systemctl disable --quiet "$package"; fi ;;
    bird2) if command -v systemctl >/dev/null; then systemctl disable --quiet bird; fi ;;
  esac
done
`;

/** The packages that are not installed. `folders` are looked into beside the PATH: a user's own often lacks them. */
export function missingPackages(folders = ["/usr/sbin", "/sbin"]) {
  return Object.keys(brought).filter((name) => ![brought[name]].flat().some((program) => isThere(program, folders)));
}

/**
 * The command that installs packages, or what a person has to do instead.
 *
 * @param files which keep services and cloud-init from starting
 */
export function packageInstaller(
  packages,
  files = { policy: "/usr/sbin/policy-rc.d", disabled: "/etc/cloud/cloud-init.disabled" },
) {
  if (!isThere("apt-get", [])) {
    return {
      fix: "use Debian or Ubuntu, or leave the tests that need them out: `npx jest --testPathIgnorePatterns 'test/(relay|drill|picture)'`",
    };
  }
  const shell = ["sh", "-c", script, "sh", files.policy, files.disabled, ...packages];
  if (process.getuid?.() === 0) return { command: shell };
  if (spawnSync("sudo", ["-n", "true"]).status === 0) return { command: ["sudo", "-n", ...shell] };
  return { fix: `as root, run \`apt-get install --no-install-recommends ${packages.join(" ")}\`` };
}

/** Whether a program is in one of the folders or on the PATH, or a file is there. */
function isThere(program, folders) {
  const all = [...(process.env.PATH ?? "").split(delimiter), ...folders];
  return (program.startsWith("/") ? [program] : all.map((folder) => join(folder, program))).some(isReadable);
}

function isReadable(file) {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
