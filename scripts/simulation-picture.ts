import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, type Page } from "puppeteer-core";
import { chromiumBinary } from "./chromium-binary";

const root = join(__dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "anycast-edge-picture-"));

/** What docs/operations/picture.md shows. */
const command = ["picture", "skyline", "prod", "--fail", "edge:frankfurt", "--heartbeat", "5s"];

/** Makes docs/pictures/simulation-light.png and -dark.png: the page that the command draws, as a browser shows it. */
async function main(): Promise<void> {
  const file = join(folder, "picture.html");
  const { status, stderr } = spawnSync(process.execPath, [join(root, "cli", "bin.js"), ...command, "--out", file], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the picture could not be drawn: ${stderr}`);
  const browser = await launch({
    executablePath: chromiumBinary(),
    args: ["--headless=new", "--no-sandbox", "--hide-scrollbars"],
    userDataDir: join(folder, "profile"),
  });
  try {
    for (const look of ["light", "dark"]) {
      const page = await browser.newPage();
      await page.setViewport({ width: 900, height: 1020 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look }]);
      await page.goto(pathToFileURL(file).href);
      await page.waitForFunction("'ready' in document.documentElement.dataset");
      // the dark one shows how players come back
      if (look === "dark") for (let second = 10; second < 34; second += 1) await press(page);
      await page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
      const path = join(root, "docs", "pictures", `simulation-${look}.png`);
      await page.screenshot({ path });
      process.stdout.write(`${path}\n`);
    }
  } finally {
    await browser.close();
  }
}

async function press(page: Page): Promise<void> {
  await page.focus("input[type=range]");
  await page.keyboard.press("ArrowRight");
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
