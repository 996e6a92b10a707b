// Generates the bindings of one provider from the pinned schema beside its package.json and compiles them into lib/.
// node providers/generate.cjs tencentcloud tencentcloudstack/tencentcloud
const { createHash } = require("node:crypto");
const { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { execFileSync } = require("node:child_process");

// the libraries below ask for a version check and report failures over the network unless told not to
process.env.CHECKPOINT_DISABLE = "1";
delete process.env.TF_CLI_CONFIG_FILE; // they run `terraform version`, which needs none

async function generate(name, source) {
  const folder = join(__dirname, name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const stamp = fingerprint(folder);
  const stampFile = join(folder, ".generated.json");
  if (existsSync(join(folder, "lib")) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp)
    return false;

  const { CodeMaker } = require("codemaker");
  const { ConstructsMakerProviderTarget, Language, TerraformProviderConstraint } = require("@cdktf/commons");
  // deep import: the package's root resolves jsii, which only other languages need
  const { TerraformProviderGenerator } = require("@cdktf/provider-generator/lib/get/generator/provider-generator");

  const schema = JSON.parse(readFileSync(join(folder, "schema.json"), "utf8"));
  schema.provider_versions = { [`registry.terraform.io/${source}`]: version };
  const code = new CodeMaker();
  new TerraformProviderGenerator(code, schema).generate(
    new ConstructsMakerProviderTarget(new TerraformProviderConstraint(`${source}@${version}`), Language.TYPESCRIPT),
  );

  const work = mkdtempSync(join(folder, ".generating-"));
  try {
    await code.save(work);
    const lib = join(work, "providers", name);
    compile(lib);
    rmSync(join(folder, "lib"), { recursive: true, force: true });
    renameSync(lib, join(folder, "lib"));
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return true;
}

/** What the bindings are made from: schema, version, generator. */
function fingerprint(folder) {
  const generator = require("@cdktf/provider-generator/package.json").version;
  const hash = createHash("sha256").update(generator);
  for (const file of ["schema.json", "package.json"]) hash.update(readFileSync(join(folder, file)));
  return `${JSON.stringify({ sha256: hash.digest("hex") })}\n`;
}

function compile(lib) {
  const project = join(lib, "tsconfig.json");
  const options = {
    target: "es2020",
    module: "node20",
    moduleDetection: "legacy",
    declaration: true,
    skipLibCheck: true,
    strict: true,
    types: ["node"],
    typeRoots: [join(__dirname, "..", "node_modules", "@types")],
  };
  writeFileSync(project, JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }));
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", project], { stdio: "inherit" });
  // as in the prebuilt packages: what remains is JavaScript and declarations
  for (const file of readdirSync(lib, { recursive: true })) {
    if (file.endsWith("tsconfig.json") || (file.endsWith(".ts") && !file.endsWith(".d.ts"))) rmSync(join(lib, file));
  }
}

const [name, source] = process.argv.slice(2);
generate(name, source).then(
  (made) => console.log(made ? `bindings of ${source} generated` : `bindings of ${source} are current`),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
