import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { drawMap } from "./map/draw-map";
import { groundOf } from "./map/ground";
import { worldOf } from "./map/world";
import { StaticMap } from "./page/static-map";
import type { Scene } from "./scene";

/** The map alone, as an SVG file: at the second of the failure, or while nothing fails. */
export function pictureSvg(scene: Scene): string {
  const world = worldOf(scene);
  const style = readFileSync(join(__dirname, "page", "page.css"), "utf8");
  return `${renderToString(<StaticMap scene={scene} drawing={drawMap(scene, world)} ground={groundOf(world)} style={style} />)}\n`;
}
