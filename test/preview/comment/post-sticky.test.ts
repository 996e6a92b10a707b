import { ProblemError } from "../../../model/problem";
import { gitHub } from "../../../preview/comment/github";
import { postSticky, type StickyProps } from "../../../preview/comment/post-sticky";
import { bot, headSha, StandIn, token, type Fault } from "../../ci/support/github";

let server: StandIn;
let pauses: number[];
beforeEach(async () => {
  server = await StandIn.start();
  pauses = [];
});
afterEach(() => server.stop());

const marker = "<!-- anycast-edge preview fleet -->";
const markdown = "<!-- anycast-edge preview -->\n**2 to change**\n";
const stored = `${marker}\n**2 to change**\n`;

function post(props: Partial<StickyProps> = {}, { timeoutSeconds = 5, url = server.url } = {}) {
  const pause = (milliseconds: number) => Promise.resolve(pauses.push(milliseconds));
  const github = gitHub({ token, url, pause, timeoutSeconds });
  return postSticky(github, {
    repo: "games/fleet",
    pull: 7,
    head: headSha,
    key: "fleet",
    markdown,
    needed: true,
    ...props,
  });
}

test("the first run writes a comment, the second one changes it, the third finds nothing to change", async () => {
  expect(await post()).toBe("created");
  expect(await post({ markdown: markdown.replace("2", "3") })).toBe("updated");
  expect(await post({ markdown: markdown.replace("2", "3") })).toBe("unchanged");

  expect(server.comments.map(({ body, login }) => [body, login])).toEqual([[stored.replace("2", "3"), bot]]);
  expect(server.writes.map(({ method }) => method)).toEqual(["POST", "PATCH"]);
});

test("the comment is found behind hundreds of others, and none of those is touched", async () => {
  for (let index = 0; index < 230; index += 1) server.comment("somebody", `text ${index}`);
  const own = server.comment(bot, stored);
  for (let index = 0; index < 130; index += 1) server.comment(bot, `later ${index}`);
  const others = server.comments.filter((one) => one !== own).map((one) => ({ ...one }));

  expect(await post({ markdown: "new" })).toBe("updated");
  expect(own.body).toBe(`${marker}\nnew`);
  expect(server.comments.filter((one) => one !== own)).toEqual(others);
  expect(server.asked.filter(({ path }) => path.includes("per_page=100"))).toHaveLength(4);
});

test("who copies the marker gets no say: comments of others, and quotes of the own one, are not touched", async () => {
  const foreign = server.comment("mallory", stored);
  const quote = server.comment(bot, `> ${stored}`);

  expect(await post({ markdown: "new" })).toBe("created");
  expect([foreign.body, quote.body]).toEqual([stored, `> ${stored}`]);
});

test("workflows with other keys have comments of their own", async () => {
  await post();
  await post({ key: "fleet-2" });

  expect(server.comments.map(({ body }) => body.split("\n")[0])).toEqual([
    marker,
    "<!-- anycast-edge preview fleet-2 -->",
  ]);
});

test.each([["there is no comment yet", false] as const, ["there is one", true] as const])(
  "nothing is written once the pull request has a newer commit, when %s",
  async (_, exists) => {
    if (exists) server.comment(bot, `${marker}\nolder`);
    server.head = "b".repeat(40);

    expect(await post()).toBe("outdated");
    expect(server.writes).toEqual([]);
  },
);

test("without a change there is no comment, but one that is there is told so", async () => {
  expect(await post({ needed: false, markdown: "no infrastructure change" })).toBe("not-needed");
  expect(server.writes).toEqual([]);

  await post();
  expect(await post({ needed: false, markdown: "no infrastructure change" })).toBe("updated");
  expect(server.comments.map(({ body }) => body)).toEqual([`${marker}\nno infrastructure change`]);
});

test("other line ends and blanks at the end are no difference", async () => {
  server.comment(bot, `${stored.trimEnd().replaceAll("\n", "\r\n")}\r\n\r\n`);

  expect(await post()).toBe("unchanged");
});

test("the token of a user writes as that user", async () => {
  server.user = "deployer";
  server.comment(bot, stored);

  expect(await post()).toBe("created");
  expect(await post()).toBe("unchanged");
});

test("a comment that was deleted meanwhile is written anew", async () => {
  server.comment(bot, `${marker}\nolder`);
  const besides = () => void server.comments.pop();
  server.faults.push({ method: "PATCH", path: /comments/, status: 404, message: "Not Found", besides });

  expect(await post()).toBe("created");
  expect(server.comments.map(({ body }) => body)).toEqual([stored]);
  expect(server.writes).toHaveLength(2);
});

test("an answer that is lost after the comment was written makes no second one", async () => {
  server.faults.push({ method: "POST", path: /comments/, status: 502, besides: "done" });

  expect(await post()).toBe("unchanged");
  expect(server.comments).toHaveLength(1);
});

test("reads that fail are asked again, with longer and longer pauses", async () => {
  for (const status of [500, 502, 503]) server.faults.push({ method: "GET", path: /comments/, status });

  expect(await post()).toBe("created");
  expect(pauses).toEqual([1000, 2000, 4000]);
});

test.each<[string, Partial<Fault>, number]>([
  ["says how long", { status: 403, headers: { "retry-after": "7" } }, 7000],
  ["says how long with 429", { status: 429, headers: { "retry-after": "9" } }, 9000],
  ["only says that it is one", { status: 403, message: "You have exceeded a secondary rate limit" }, 60_000],
  [
    "names a time that is over",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" } },
    0,
  ],
])("a limit that %s is waited for, also by writes", async (_, fault, pause) => {
  server.faults.push({ method: "POST", path: /comments/, ...fault });

  expect(await post()).toBe("created");
  expect(pauses).toEqual([pause]);
  expect(server.comments).toHaveLength(1);
});

describe("fails", () => {
  const accepts = { "x-accepted-github-permissions": "issues=write; pull_requests=write" };

  test.each<[string, Fault, RegExp]>([
    [
      "comment/forbidden",
      {
        method: "POST",
        path: /comments/,
        status: 403,
        message: "Resource not accessible by integration",
        headers: accepts,
      },
      /Resource not accessible by integration.*fix: give the job's token `issues: write`, or `pull-requests: write`/s,
    ],
    ["comment/forbidden", { method: "POST", path: /comments/, status: 403 }, /`pull-requests: write`/],
    ["comment/bad-token", { method: "GET", path: /comments/, status: 401 }, /has not expired/],
    ["comment/not-found", { method: "GET", path: /comments/, status: 404 }, /`GET \/repos\/games\/fleet\/issues\/7/],
    ["comment/too-long", { method: "POST", path: /comments/, status: 422, message: "body is too long" }, /65,536/],
    ["comment/refused", { method: "POST", path: /comments/, status: 422, message: "Validation Failed" }, /Validation/],
    ["comment/refused", { method: "GET", path: /comments/, status: 301 }, /new name/],
    ["comment/rate-limit", { method: "GET", path: /comments/, status: 429, headers: { "retry-after": "900" } }, /900/],
  ])("%s: %#", async (code, fault, message) => {
    server.faults.push(fault);
    const error = await failure(post());

    expect(error.problems.map((problem) => problem.code)).toEqual([code]);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(token);
  });

  test("comment/github-down: after four times, and a write after two", async () => {
    for (let index = 0; index < 9; index += 1) server.faults.push({ method: "GET", path: /comments/, status: 500 });

    expect(await failure(post())).toMatchObject({ problems: [{ code: "comment/github-down" }] });
    expect(server.asked.filter(({ path }) => path.includes("comments"))).toHaveLength(4);

    server.faults.length = 0;
    for (let index = 0; index < 9; index += 1) server.faults.push({ method: "POST", path: /comments/, status: 500 });
    expect(await failure(post())).toMatchObject({ problems: [{ code: "comment/github-down" }] });
    expect(server.writes).toHaveLength(2);
  });

  test("comment/network: GitHub never answers, or is not there", async () => {
    for (let index = 0; index < 4; index += 1) server.faults.push({ method: "GET", path: /comments/ });
    expect((await failure(post({}, { timeoutSeconds: 0.05 }))).message).toMatch(/took too long \(comment\/network\)/);

    const gone = await StandIn.start();
    const { url } = gone;
    await gone.stop();
    expect((await failure(post({}, { url }))).message).toMatch(/ECONNREFUSED \(comment\/network\)/);
  });

  test("the token is told by nothing, even if the server says it", async () => {
    server.faults.push({
      method: "GET",
      path: /comments/,
      status: 403,
      message: `no: ${token}\u001b[2J\nBearer ${token}`,
    });
    const { message } = await failure(post());

    expect(message).toContain("no: *** [2J Bearer ***");
    expect(message).not.toContain(token);
  });

  test("comment/bad-token: one that is no token, without telling it", () => {
    const secret = "hunter2\nx-other: header";

    expect(() => gitHub({ token: secret })).toThrow("comment/bad-token");
    expect(() => gitHub({ token: secret })).not.toThrow("hunter2");
  });

  test("comment/other-author: what was written would not be found again", async () => {
    const error = await failure(post({ author: "my-app[bot]" }));

    expect(error.message).toContain("comment/other-author");
    expect(error.message).toContain(`--author '${bot}'`);
  });

  test.each(["", "a b", "-->", "a--b", "x".repeat(101)])("comment/bad-key: %p", async (key) => {
    expect((await failure(post({ key }))).message).toContain("comment/bad-key");
    expect(server.asked).toEqual([]);
  });

  test("comment/bad-url, comment/not-github", async () => {
    expect(() => gitHub({ token, url: "github.com" })).toThrow("comment/bad-url");
    server.faults.push({ method: "GET", path: /comments/, status: 200, message: "hello" });
    expect((await failure(post())).message).toContain("comment/not-github");
  });
});

test("a list whose next page is on another server is refused: neither asked there, nor taken for the whole", async () => {
  const other = await StandIn.start();
  const link = `<${other.url}/repos/games/fleet/issues/7/comments?page=2>; rel="next"`;
  server.faults.push({ method: "GET", path: /comments/, status: 200, body: [], headers: { link } });

  expect((await failure(post())).message).toContain("comment/not-github");
  expect([other.asked, server.writes]).toEqual([[], []]);
  await other.stop();
});

async function failure(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error(`expected a problem, got ${String(error)}`);
  return error;
}
