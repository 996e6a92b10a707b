import { clearScreenDown, moveCursor } from "node:readline";
import type { Standing } from "../../drill/clients/players";
import type { DrillEvent } from "../../drill/drill";
import type { Failure } from "../../simulator/failure/failure";
import type { Topology } from "../../simulator/topology";
import { drillFrame, standingText } from "./drill-frame";

/** What is shown while a drill goes on. */
export interface DrillScene {
  /** `starfall-dev`. */
  readonly name: string;
  readonly topology: Topology;
  readonly failure: Failure;
  readonly speed: number;
  readonly standing: () => Standing;
}

/** Shows a drill while it goes on. */
export interface DrillDisplay {
  begin(scene: DrillScene): void;
  event(event: DrillEvent): void;
  /** Something happened to a player. */
  player(seconds: number, what: string): void;
  /** May be called again. */
  end(): void;
}

/** On a terminal a picture that is drawn again and again; elsewhere lines. Both on standard error, as the report goes to the other. */
export function drillDisplay({ stderr }: Pick<NodeJS.Process, "stderr">): DrillDisplay {
  return stderr.isTTY ? new Picture(stderr) : new Lines((text) => void stderr.write(`${text}\n`));
}

const frameMs = 200;
const lineMs = 2000;
const widest = 100;

class Picture implements DrillDisplay {
  private readonly events: DrillEvent[] = [];
  private readonly happened: string[] = [];
  private scene: DrillScene | undefined;
  private timer: NodeJS.Timeout | undefined;
  private height = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  begin(scene: DrillScene): void {
    this.scene = scene;
    this.draw();
    this.timer = setInterval(() => this.draw(), frameMs);
  }

  event(event: DrillEvent): void {
    this.events.push(event);
    // afterwards nobody plays any more, which says nothing: the last picture stays
    if (event.kind === "over") this.end();
  }

  player(seconds: number, what: string): void {
    this.happened.push(eventText({ seconds, what }));
  }

  end(): void {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.draw();
  }

  private draw(): void {
    const { scene, stream } = this;
    if (scene === undefined) return;
    const columns = Math.min(widest, (stream.columns || 80) - 1);
    const lines = drillFrame({ ...scene, standing: scene.standing(), events: this.events, happened: this.happened })
      .map((line) => line.slice(0, columns))
      // what is higher than the terminal cannot be drawn over
      .slice(0, Math.max(1, (stream.rows || 24) - 1));
    moveCursor(stream, 0, -this.height);
    clearScreenDown(stream);
    stream.write(lines.map((line) => `${line}\n`).join(""));
    this.height = lines.length;
  }
}

class Lines implements DrillDisplay {
  private scene: DrillScene | undefined;
  private timer: NodeJS.Timeout | undefined;
  private said = "";

  constructor(private readonly say: (text: string) => void) {}

  begin(scene: DrillScene): void {
    this.scene = scene;
    this.say(`drill of ${scene.name} on loopback, ${scene.speed} times as fast as declared`);
    this.timer = setInterval(() => this.tell(), lineMs);
  }

  event(event: DrillEvent): void {
    this.say(eventText(event));
    if (event.kind === "over") this.end();
  }

  /** One line for all of them. */
  player(): void {
    // `tell` counts them
  }

  end(): void {
    clearInterval(this.timer);
  }

  private tell(): void {
    const text = this.scene === undefined ? "" : standingText(this.scene.standing());
    if (text !== this.said) this.say(`          ${text}`);
    this.said = text;
  }
}

function eventText({ seconds, what }: Pick<DrillEvent, "seconds" | "what">): string {
  return `${seconds.toFixed(1).padStart(7)} s ${what}`;
}
