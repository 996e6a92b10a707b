import { hydrate } from "preact";
import type { Drawing } from "../map/drawing";
import { Page } from "../page/page";
import type { Scene } from "../scene";

/** What the page was made from. */
interface Embedded {
  readonly scene: Scene;
  readonly drawing: Drawing;
}

const page = document.querySelector("#page");
const text = document.querySelector("#scene")?.textContent ?? undefined;
if (page === null || text === undefined) throw new Error("the page is not whole");
const { scene, drawing } = JSON.parse(text) as Embedded;

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
hydrate(<Page scene={scene} drawing={drawing} calm={calm} />, page);
document.documentElement.dataset["ready"] = "";
