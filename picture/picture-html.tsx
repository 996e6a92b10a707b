import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { renderToString } from "preact-render-to-string";
import { drawMap } from "./map/draw-map";
import { GroundShapes } from "./page/ground-shapes";
import { groundOf } from "./map/ground";
import { worldOf } from "./map/world";
import { Page, type PageProps } from "./page/page";
import type { Scene } from "./scene";

/** Without JavaScript: what could not do anything is not there. */
const still =
  ".controls button,input[type=range]{display:none}button.go{border:0;padding:0;min-height:0;pointer-events:none}";

/** A page with everything in it: it asks no network, and says what it knows without JavaScript too. */
export function pictureHtml(scene: Scene): string {
  const world = worldOf(scene);
  const json = jsonOf({ scene, drawing: drawMap(scene, world) });
  // rendered from what the page reads, so that hydrating finds what it expects
  const shown = JSON.parse(json) as Pick<PageProps, "scene" | "drawing">;
  const style = styleText();
  const script = scriptText();
  const policy = [
    "default-src 'none'",
    `script-src ${digest(script)}`,
    `style-src ${digest(style)} ${digest(still)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${scene.game} ${scene.environment}: where players land`}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
        <noscript>
          <style dangerouslySetInnerHTML={{ __html: still }} />
        </noscript>
      </head>
      <body>
        <a class="skip" href="#tables">
          Skip to the figures
        </a>
        <svg class="ground" width="0" height="0" aria-hidden="true">
          <GroundShapes ground={groundOf(world)} />
        </svg>
        <main>
          {scene.story !== undefined && (
            <noscript>
              <p class="hint">Without JavaScript this page shows the moment of the failure alone.</p>
            </noscript>
          )}
          <div id="page">
            <Page {...shown} calm={() => true} />
          </div>
        </main>
        <script id="scene" type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}

/** JSON that ends no element and opens none, whatever is in it. Digits that no figure depends on would be a third of it. */
function jsonOf(value: unknown): string {
  const short = (_: string, part: unknown): unknown => (typeof part === "number" ? Math.round(part * 1e8) / 1e8 : part);
  return JSON.stringify(value, short).replaceAll("<", "\\u003c");
}

function scriptText(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, "browser", "hydrate.tsx")],
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "iife",
    target: "es2022",
    charset: "ascii",
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfigRaw: "{}",
    legalComments: "none",
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  if (/<\/script|<!--/i.test(text)) throw new Error("the page's script would end itself");
  return text;
}

function styleText(): string {
  return readFileSync(join(__dirname, "page", "page.css"), "utf8");
}

function digest(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
