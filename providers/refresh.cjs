// Prints a provider's schema anew, trimmed to the types in schema.json and those named. Needs the Terraform registry or a
// mirror. node providers/refresh.cjs tencentcloud tencentcloudstack/tencentcloud VERSION [TYPE…]
const { execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const [name, source, version, ...wider] = process.argv.slice(2);
if (!version) {
  console.error(
    "usage: node providers/refresh.cjs NAME SOURCE VERSION [TYPE…]\n  TYPE: tencentcloud_x, or data.tencentcloud_x",
  );
  process.exit(1);
}
const folder = join(__dirname, name);
const address = `registry.terraform.io/${source}`;
const schemaFile = join(folder, "schema.json");
const kinds = { resource_schemas: "", data_source_schemas: "data." };

try {
  refresh();
} catch (error) {
  console.error(`${error.stderr || error.message}\nnothing was changed`);
  process.exitCode = 1;
}

function refresh() {
  const before = JSON.parse(readFileSync(schemaFile, "utf8")).provider_schemas[address];
  const printed = print().provider_schemas[address];
  const after = { provider: printed.provider };
  const known = [];
  for (const [kind, prefix] of Object.entries(kinds)) {
    const wanted = [
      ...Object.keys(before[kind]),
      ...wider.filter((type) => type.startsWith("data.") === (prefix !== "")).map((type) => type.slice(prefix.length)),
    ];
    const missing = wanted.filter((type) => !(type in printed[kind]));
    if (missing.length > 0)
      throw new Error(`${source} ${version} has no ${missing.map((type) => prefix + type).join(", ")}`);
    after[kind] = Object.fromEntries([...new Set(wanted)].sort().map((type) => [type, plain(printed[kind][type])]));
    known.push(...Object.keys(after[kind]).map((type) => [prefix + type, before[kind][type], after[kind][type]]));
  }
  writeFileSync(schemaFile, JSON.stringify({ format_version: "1.0", provider_schemas: { [address]: after } }));
  const packageFile = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(packageFile, "utf8"));
  writeFileSync(packageFile, `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  const changed = known.filter(([, old, now]) => JSON.stringify(old) !== JSON.stringify(now)).map(([type]) => type);
  console.log(`${source} ${version}: ${known.length} types, changed: ${changed.join(", ") || "none"}`);
  if (changed.length > 0) console.log(`bring these up to date in ${join("providers", name, "meta.json")}`);
}

function print() {
  const work = mkdtempSync(join(tmpdir(), "provider-schema-"));
  try {
    const required = { required_providers: { [name]: { source, version } } };
    writeFileSync(join(work, "main.tf.json"), JSON.stringify({ terraform: required }));
    const terraform = process.env.TERRAFORM_BINARY_NAME || "terraform";
    const options = { cwd: work, encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"] };
    execFileSync(terraform, ["init", "-input=false", "-no-color"], options);
    return JSON.parse(execFileSync(terraform, ["providers", "schema", "-json"], options));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The schema without descriptions, which are the provider's text and not its shape. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(
    ([key, item]) => typeof item === "object" || !key.startsWith("description"),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
}
