import { join } from "node:path";
import { loadGames } from "../../model/load";
import { synthEnvironment } from "../support/synth";

const { environments, problems } = loadGames(join(__dirname, "../../games"));

test("every shipped environment is well", () => {
  expect(problems).toEqual([]);
  expect(environments.length).toBeGreaterThan(0);
});

describe.each(environments.map(({ environment }) => [`${environment.game} ${environment.name}`, environment] as const))(
  "%s",
  (_name, environment) => {
    const stacks = synthEnvironment(environment, { state: { backend: "pg" } });

    // An address that leaves this list is a resource Terraform destroys.
    // If that was not the intent, keep the construct ids, or move the resource.
    test.each([...stacks])("addresses of %s", (_id, { addresses }) => {
      expect(addresses).toMatchSnapshot();
    });

    test.each([...stacks])("no camelCase key in %s", (_id, { text }) => {
      expect(text).not.toMatch(/"[a-z]+[A-Z]\w*":/);
    });

    test.each([...stacks])("no data source but remote state in %s", (id, { json }) => {
      const lookedUp = Object.keys(json.data ?? {}).filter((type) => type !== "terraform_remote_state");
      // docs/decisions/0019: the address of an entry there is told in no other way
      const isEntry = environment.cloud === "alibaba" && id.endsWith("-entry");
      expect(lookedUp).toEqual(isEntry ? ["alicloud_eipanycast_anycast_eip_addresses"] : []);
    });
  },
);
