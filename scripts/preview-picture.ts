import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { writeOwnProject } from "./own-project";

const root = join(__dirname, "..");
const bin = join(root, "cli", "bin.js");
const folder = mkdtempSync(join(tmpdir(), "anycast-edge-picture-"));

/** A change as it comes up for review: an edge more, and a rename that would cost the address. */
const edits: readonly { readonly file: string; readonly from: string; readonly to: string }[] = [
  {
    file: "games/starfall/dev.yaml",
    from: "edges:\n",
    to: "edges:\n  frankfurt: { region: eu-frankfurt, relays: { zones: { eu-frankfurt-1: 1 } }, backhaul: { bandwidthMbps: 20 } }\n",
  },
  { file: "constructs/tencent/entry.ts", from: '    "anycast",\n', to: '    "address",\n' },
];

const style = `body { font: 14px/1.5 -apple-system, "Segoe UI", "Liberation Sans", sans-serif; color: #1f2328; margin: 0; background: #fff; }
main { width: 860px; margin: 16px; padding: 16px 24px; border: 1px solid #d1d9e0; border-radius: 6px; }
h2 { font-size: 21px; border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; margin: 8px 0 12px; } h3 { font-size: 17px; margin: 18px 0 8px; }
code { font: 12px "Liberation Mono", monospace; background: #eff1f3; border-radius: 4px; padding: 2px 4px; }
pre { background: #f6f8fa; border-radius: 6px; padding: 12px; } pre code { background: none; padding: 0; }
table { border-collapse: collapse; } th, td { border: 1px solid #d1d9e0; padding: 5px 12px; }
blockquote { margin: 0 0 12px; padding: 0 12px; border-left: 4px solid #d1d9e0; color: #59636e; }`;

/** Makes docs/pictures/preview-comment.png: a real preview on the sandbox, as a browser shows it. */
function main(): void {
  writeOwnProject(folder, (games) => {
    for (const name of ["defaults.yaml", "starfall/defaults.yaml", "starfall/dev.yaml"]) {
      cpSync(join(root, "games", name), join(games, name));
    }
  });
  sandbox(["npx", "cdktf", "deploy", "starfall-dev-*", "--auto-approve"]);

  for (const { file, from, to } of edits) {
    const text = readFileSync(join(folder, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  }
  sandbox(["node", bin, "preview", "--base", "HEAD", "--md", "comment.md"], [3]);
  const markdown = readFileSync(join(folder, "comment.md"), "utf8");
  // the diagram is drawn by GitHub, from a text that says little by itself
  const html = new MarkdownIt({ html: true }).render(markdown.replace(/### What hangs together[^]*?(?=### Notes)/, ""));
  writeFileSync(
    join(folder, "comment.html"),
    `<!doctype html><meta charset="utf-8"><style>${style}</style><main>${html}</main>`,
  );
  const picture = join(root, "docs", "pictures", "preview-comment.png");
  const flags = [
    "--headless",
    "--no-sandbox",
    "--hide-scrollbars",
    "--window-size=944,1480",
    `--screenshot=${picture}`,
  ];
  run("chromium", [...flags, `file://${join(folder, "comment.html")}`]);
  process.stdout.write(`${picture}\n`);
}

function sandbox(command: readonly string[], well: readonly number[] = [0]): void {
  run(process.execPath, [bin, "sandbox", "run", "--", ...command], well);
}

function run(program: string, args: readonly string[], well: readonly number[] = [0]): void {
  const { status, stdout, stderr } = spawnSync(program, [...args], { cwd: folder, encoding: "utf8" });
  if (!well.includes(status ?? -1))
    throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
