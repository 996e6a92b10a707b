import { gitHub } from "../../../preview/comment/github";
import { postIssue, type IssueProps } from "../../../preview/comment/post-issue";
import { bot, StandIn, token, type KeptText } from "../../ci/support/github";

let server: StandIn;
beforeEach(async () => {
  server = await StandIn.start();
});
afterEach(() => server.stop());

const marker = "<!-- anycast-edge preview drift -->";

function post(props: Partial<IssueProps> = {}) {
  const github = gitHub({ token, url: server.url });
  const text = { title: "Drift", key: "drift", markdown: "1 changed", needed: true };
  return postIssue(github, { repo: "games/fleet", ...text, ...props });
}

function open(text: Partial<KeptText>): void {
  server.issues.push({ id: 501, login: bot, body: `${marker}\n1 changed`, state: "open", ...text });
}

test("one issue is opened, changed, closed when there is nothing to say, and a new one opened after that", async () => {
  expect(await post()).toBe("created");
  expect(await post()).toBe("unchanged");
  expect(await post({ markdown: "2 changed" })).toBe("updated");
  expect(server.issues).toHaveLength(1);

  expect(await post({ needed: false, markdown: "no drift" })).toBe("closed");
  expect(server.issues).toMatchObject([{ title: "Drift", body: `${marker}\nno drift`, state: "closed" }]);
  expect(await post({ needed: false, markdown: "no drift" })).toBe("not-needed");

  expect(await post()).toBe("created");
  expect(server.issues.map(({ state }) => state)).toEqual(["closed", "open"]);
});

test("an issue that says the same already is closed all the same", async () => {
  open({});

  expect(await post({ needed: false })).toBe("closed");
});

test("issues of others and pull requests with the same first line are not touched", async () => {
  open({ login: "mallory" });
  open({ id: 502, pull: true });

  expect(await post({ markdown: "new" })).toBe("created");
  expect(server.writes.map(({ method }) => method)).toEqual(["POST"]);
});

test("the issue is found behind hundreds of others", async () => {
  for (let id = 600; id < 850; id += 1) open({ id, login: "somebody", body: "text" });
  open({ id: 900 });

  expect(await post()).toBe("unchanged");
});
