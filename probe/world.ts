/** A port of an address. */
export interface Door {
  readonly address: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
}

/**
 * What became of a try. `silent`: no answer in time. `unreachable`: this machine has no way there. `unknown`: it cannot be
 * told from here. `why` where the world itself says it, `cause` where it knows that a load balancer was reached, and no fleet
 * behind it.
 */
export type Tried =
  | { readonly outcome: "open"; readonly milliseconds?: number }
  | {
      readonly outcome: "refused" | "silent" | "unreachable" | "unknown";
      readonly why?: string;
      readonly cause?: "fleet";
    };

/** A question to DNS. `zone`: to the servers of the zone itself. `public`: to a resolver, as players ask. */
export interface Question {
  readonly name: string;
  readonly type: "A" | "AAAA" | "CNAME" | "NS";
  readonly zone: string;
  readonly at: "zone" | "public";
}

/** What DNS says; without values where there is no such name, or nothing of the type. */
export type Answer =
  | { readonly outcome: "answered"; readonly values: readonly string[] }
  | { readonly outcome: "silent"; readonly why: string }
  | { readonly outcome: "unknown"; readonly why: string };

/** The certificate that somebody shows. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Why it is not one for the name that was asked for; undefined where it is. */
  readonly mismatch?: string;
}

/** What a conversation came to: an answer of the other side, or why there was none. */
export type Spoken<T> =
  | { readonly outcome: "answered"; readonly milliseconds: number; readonly said: T }
  | Exclude<Tried, { outcome: "open" }>;

/** A GET, or an upgrade to WebSocket. */
export interface Request extends Pick<Door, "address" | "port"> {
  readonly host: string;
  readonly path: string;
  readonly tls: boolean;
  readonly websocket: boolean;
}

/** Hops to an address; undefined where the last one did not answer. */
export interface Route {
  readonly hops: number;
  readonly last?: string;
  readonly arrived: boolean;
}

/** Where somebody is there to talk to. */
export interface Talk {
  /** A TLS handshake that asks for a name, whoever signed the certificate. */
  readonly certificate: (door: Door, name: string | undefined, signal: AbortSignal) => Promise<Spoken<Certificate>>;
  /** Status of the answer. */
  readonly ask: (request: Request, signal: AbortSignal) => Promise<Spoken<number>>;
  /** The first datagram that comes back. */
  readonly send: (door: Door, message: Buffer, signal: AbortSignal) => Promise<Spoken<Buffer>>;
  readonly route: (address: string, signal: AbortSignal) => Promise<Spoken<Route>>;
}

/** The world as it is looked at from one place. Nothing in it changes by that. */
export interface World {
  readonly name: "cloud" | "sandbox";
  /** Whom DNS is asked at. */
  readonly views: readonly Question["at"][];
  /** Those of them that follow a name to where another zone's name leads. */
  readonly follow: readonly Question["at"][];
  /** Times a door is tried, for a median. */
  readonly tries: number;
  /** Absent where nobody is there to talk to: of a door only the way to it can be seen, of UDP too. */
  readonly talk?: Talk;
  readonly resolve: (question: Question, signal: AbortSignal) => Promise<Answer>;
  readonly open: (door: Door, signal: AbortSignal) => Promise<Tried>;
}
