import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, type Browser, type Page } from "puppeteer-core";
import { chromiumBinary } from "../../../scripts/chromium-binary";

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly calm?: boolean;
  readonly withoutJavaScript?: boolean;
}

/** A page, and what went on beside it. */
export interface Opened {
  readonly page: Page;
  /** All that the page has complained of. */
  readonly complaints: readonly string[];
  /** All that it has asked for beside itself. */
  readonly requests: readonly string[];
}

/** A real Chromium of the tests' own, with a profile of its own. */
export class TestBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start(): Promise<TestBrowser> {
    const folder = mkdtempSync(join(tmpdir(), "anycast-edge-browser-"));
    const browser = await launch({
      executablePath: chromiumBinary(),
      // containers have no namespaces to spare and little shared memory
      args: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
      userDataDir: join(folder, "profile"),
      timeout: 120_000,
      protocolTimeout: 120_000,
    });
    return new TestBrowser(browser, folder);
  }

  /** Opens a file with this content. A page with a script is ready when it says so. */
  async open(name: string, content: string, look: Look = {}): Promise<Opened> {
    const file = join(this.folder, name);
    writeFileSync(file, content);
    const page = await this.browser.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => {
      if (["error", "warn", "assert"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href) requests.push(request.url());
    });
    await page.setJavaScriptEnabled(look.withoutJavaScript !== true);
    await page.setViewport({ width: look.width ?? 1280, height: 900 });
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: look.dark === true ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: look.calm === true ? "reduce" : "no-preference" },
    ]);
    await page.goto(pathToFileURL(file).href, { timeout: 60_000 });
    if (name.endsWith(".html") && look.withoutJavaScript !== true)
      await page.waitForFunction("'ready' in document.documentElement.dataset", { timeout: 60_000 });
    return { page, complaints, requests };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The text of what a selector finds first. */
export function textOf(page: Page, selector: string): Promise<string> {
  return page.evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`) as Promise<string>;
}
