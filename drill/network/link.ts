import { EventEmitter } from "node:events";

/** How a lost packet shows in TCP: as the wait for its retransmission, of 200 ms at least beside the round trip (Linux: TCP_RTO_MIN). */
const retransmissionMs = 200;

/** How far two parts are from each other. All times are declared ones. */
export interface LinkProps {
  readonly from: string;
  readonly to: string;
  readonly roundTripMs: number;
  /** Share of packets that are lost, 0 up to 1. */
  readonly loss: number;
  readonly speed: number;
}

/** The road between two parts, which can fall silent: nothing comes through then in either direction, and nothing is closed. */
export class Link extends EventEmitter<{ silent: []; back: [] }> {
  readonly from: string;
  readonly to: string;
  private lost = 0;
  private isSilent = false;

  constructor(private readonly props: LinkProps) {
    super();
    this.setMaxListeners(0);
    this.from = props.from;
    this.to = props.to;
  }

  get silent(): boolean {
    return this.isSilent;
  }

  set silent(silent: boolean) {
    if (silent === this.isSilent) return;
    this.isSilent = silent;
    this.emit(silent ? "silent" : "back");
  }

  /** Real milliseconds that the next packet takes. Of a hundred packets always as many are lost as the share says. */
  nextDelay(): number {
    const { roundTripMs, loss, speed } = this.props;
    this.lost += loss;
    const retransmitted = this.lost >= 1;
    if (retransmitted) this.lost -= 1;
    return (roundTripMs / 2 + (retransmitted ? retransmissionMs + roundTripMs : 0)) / speed;
  }
}
