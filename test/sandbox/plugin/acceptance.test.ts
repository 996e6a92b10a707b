import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { example } from "../support/example";
import { temporaryFolder } from "../support/temporary-folder";
import { Terraform, type Resources } from "../support/terraform";

jest.setTimeout(60_000);

const count = Object.keys(example).length;
const listening = (port: number): Resources => ({
  ...example,
  clb_listener: { game: { ...example.clb_listener.game, port } },
});

// each test goes on from where the one before it left the cloud
describe("the real Terraform on the sandbox", () => {
  const terraform = new Terraform(temporaryFolder());

  beforeAll(() => {
    terraform.write(example);
    terraform.must("init", "-input=false");
  });

  test("takes the provider from the sandbox, and locks it", () => {
    expect(terraform.read(".terraform.lock.hcl")).toMatch(/tencentcloudstack\/tencentcloud"[^}]*h1:/);
  });

  test("tells what is wrong in a configuration, and where", () => {
    const good = terraform.run(["validate", "-no-color"]);
    terraform.write({
      ...example,
      clb_listener: { game: { ...example.clb_listener.game, port: 65536, session_expire_time: 0 } },
    });
    const bad = terraform.run(["validate", "-json"]);
    terraform.write(example);

    expect(good.code).toBe(0);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      error_count: 2,
      diagnostics: [
        {
          summary: "expected port to be in the range (1 - 65535), got 65536",
          address: "tencentcloud_clb_listener.game",
        },
        { summary: "expected session_expire_time to be in the range (30 - 3600), got 0" },
      ],
    });
  });

  test("applies a saved plan as it was shown, and then finds nothing to change", () => {
    terraform.must("plan", "-out=plan", "-input=false");
    const plan = JSON.parse(terraform.must("show", "-json", "plan")) as {
      resource_changes: { change: { actions: string[]; after_unknown: object } }[];
    };
    terraform.must("apply", "-input=false", "plan");
    const again = terraform.plan();

    expect(plan.resource_changes.map(({ change }) => change.actions)).toEqual(Array(count).fill(["create"]));
    expect(plan.resource_changes[0]?.change.after_unknown).toMatchObject({ id: true });
    expect(terraform.objects()).toHaveLength(count);
    expect(terraform.known()).toEqual(
      terraform
        .objects()
        .map(({ type, id }) => `${type} ${id}`)
        .sort(),
    );
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes") as string });
  });

  test("works without TLS too", () => {
    expect(terraform.plan({ TF_DISABLE_PLUGIN_TLS: "1" }).code).toBe(0);
  });

  test("shows and makes an update in place, and a replacement", () => {
    const before = { eip: terraform.object("eip"), listener: terraform.object("clb_listener") };
    terraform.write({
      ...listening(7001),
      eip: { entry: { ...example.eip.entry, internet_max_bandwidth_out: 200 } },
    });
    const { stdout } = terraform.plan();
    const { code } = terraform.apply();
    const after = terraform.object("eip");

    expect(stdout).toContain("tencentcloud_eip.entry will be updated in-place");
    expect(stdout).toMatch(/port +=  ?7000 -> 7001 # forces replacement|port .*7000 -> 7001 # forces replacement/);
    expect(code).toBe(0);
    expect(after.attributes).toMatchObject({
      public_ip: before.eip.attributes["public_ip"],
      internet_max_bandwidth_out: 200,
    });
    expect(terraform.object("clb_listener").id).not.toBe(before.listener.id);
    terraform.write(listening(7001));
  });

  test("sees and repairs what was changed and deleted by hand", () => {
    const { file } = terraform.object("security_group");
    writeFileSync(file, readFileSync(file, "utf8").replace('"name": "home"', '"name": "by-hand"'));
    rmSync(terraform.object("dnspod_record").file);
    const seen = terraform.plan();
    const { code } = terraform.apply();

    expect(seen.code).toBe(2);
    expect(seen.stdout).toContain("by-hand");
    expect(seen.stdout).toContain("tencentcloud_dnspod_record.play will be created");
    expect(code).toBe(0);
    expect(terraform.object("security_group").attributes["name"]).toBe("home");
    expect(terraform.objects()).toHaveLength(count);
  });

  test("tells which file was spoiled by hand, and what to do", () => {
    const { file } = terraform.object("security_group");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.slice(0, 40));
    const { code, stderr } = terraform.plan();
    writeFileSync(file, text);
    const words = stderr.replaceAll(/[\s│]+/g, " ");

    expect(code).toBe(1);
    expect(words).toContain("holds no object of the simulated cloud");
    expect(words).toContain("mend the file, or delete it");
    expect(words).not.toContain("bug");
  });

  test("takes over by import what the state has forgotten, without a change", () => {
    terraform.must("state", "rm", "tencentcloud_security_group.home");
    const { id } = terraform.object("security_group");
    terraform.write(listening(7001), { import: [{ to: "tencentcloud_security_group.home", id }] });
    const { code, stdout } = terraform.apply();

    expect(code).toBe(0);
    expect(stdout).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
    expect(terraform.plan().code).toBe(0);
  });

  test("is told of a fault that was wanted, and completes without it", () => {
    const more = { ...listening(7001), placement_group: { spread: { name: "spread", type: "HOST" } } };
    terraform.write(more);
    const failed = terraform.apply({ SANDBOX_FAIL: "tencentcloud_placement_group:create" });
    const left = terraform.objects().length;
    const completed = terraform.apply();

    expect(failed.code).toBe(1);
    expect(failed.stderr.replaceAll(/[\s│]+/g, " ")).toContain(
      "create of tencentcloud_placement_group fails because SANDBOX_FAIL says so",
    );
    expect([left, completed.code, terraform.objects().length]).toEqual([count, 0, count + 1]);
  });

  test("is refused a reference to what is not there", () => {
    const eni = { card: { name: "card", vpc_id: "vpc-absent", subnet_id: "subnet-absent" } };
    terraform.write({ ...listening(7001), eni });
    const { code, stderr } = terraform.apply();
    terraform.write(listening(7001));

    expect(code).toBe(1);
    expect(stderr.replaceAll(/[\s│]+/g, " ")).toContain(
      "Code=ResourceNotFound, Message=vpc_id: vpc-absent does not exist",
    );
  });

  test("needs a region", () => {
    terraform.write(listening(7001), { provider: { tencentcloud: {} } });
    const { code, stderr } = terraform.plan();
    terraform.write(listening(7001));

    expect(code).toBe(1);
    expect(stderr).toContain("the provider needs a region");
  });

  test("does not destroy a record whose weight was taken away, until it is back", () => {
    const { weight, ...bare } = example.dnspod_record.play;
    terraform.write({ ...listening(7001), dnspod_record: { play: bare } });
    const refused = terraform.destroy();
    const left = terraform.objects("dnspod_record").length;

    expect(weight).toBe(10);
    expect(refused.code).toBe(1);
    expect(refused.stderr.replaceAll(/[\s│]+/g, " ")).toContain("weight cannot be unset once it is set");
    expect(left).toBe(1);
  });

  test("destroys everything, and leaves nothing behind", () => {
    terraform.write(listening(7001));
    const { code } = terraform.destroy();

    expect(code).toBe(0);
    expect(terraform.objects()).toEqual([]);
    expect(terraform.left()).toEqual([]);
  });
});
