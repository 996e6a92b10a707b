import { Cloud } from "../provider/cloud";
import { DataSource } from "../provider/data-source";
import { Refusal, type Diagnostic } from "../provider/diagnostic";
import type { Knobs } from "../provider/knobs";
import { Resource } from "../provider/resource";
import { blockValue } from "../schema/block-value";
import type { Definition } from "../schema/definition";
import type { Block } from "../schema/schema";
import type { Answer, Behaviour } from "../behaviour/behaviour";
import { SandboxError } from "../sandbox-error";
import type { Store } from "../store";
import { decode, encode } from "../value/msgpack";
import type { Path } from "../value/path";
import type { Group, Value } from "../value/value";
import type { AttributePathMessage, DiagnosticMessage, DynamicValue, ProviderService } from "./messages";
import { schemaMessage } from "./schema-message";

/** What a provider is made of. */
export interface ProviderParts {
  /** Name of the provider: begins its resource types. */
  readonly name: string;
  readonly definition: Definition;
  readonly behaviours: Readonly<Record<string, Behaviour>>;
  /** Its data sources, by type. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly store: Store;
  readonly knobs: Knobs;
  /** Variable of the environment that names the region where the configuration does not. */
  readonly regionFromEnvironment: string | undefined;
}

/** The protocol's methods over a simulated cloud. */
export function providerService(parts: ProviderParts): ProviderService {
  const { definition, behaviours, answers, store, knobs } = parts;
  const { schema, facts } = definition;
  let cloud: Cloud | undefined;

  const configured = (): Cloud => {
    if (cloud === undefined) throw new Error("Terraform asked for an object before it configured the provider");
    return cloud;
  };
  const resource = (type: string): Resource => {
    const own = schema.resource_schemas[type];
    if (own === undefined) throw new Error(`${parts.name} has no resource type ${type}`);
    return new Resource(type, own, facts[type] ?? { forceNew: [] }, behaviours[type] ?? {});
  };

  const dataSource = (type: string): DataSource => {
    const own = schema.data_source_schemas[type];
    if (own === undefined) throw new Error(`${parts.name} has no data source ${type}`);
    return new DataSource(type, own, answers[type]);
  };

  return {
    GetSchema: () => schemaMessage(definition),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: ({ config }) =>
      told({}, () => {
        const settings = read(schema.provider.block, config) ?? {};
        const named = [settings["region"], parts.regionFromEnvironment].find(
          (one) => typeof one === "string" && one !== "",
        );
        if (typeof named !== "string") {
          throw new Refusal("the provider needs a region: set `region` in the provider's block", ["region"]);
        }
        cloud = new Cloud(store, behaviours, named, settings);
        return {};
      }),
    ValidateResourceTypeConfig: ({ type_name: type, config }) => {
      const { block } = resource(type).schema;
      const diagnostics = resource(type).validate(read(block, config) ?? {});
      return { diagnostics: diagnostics.map(message) };
    },
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ type_name: type, raw_state: { json } }) => {
      const { block } = resource(type).schema;
      const state = JSON.parse(Buffer.from(json ?? []).toString("utf8")) as Value;
      return { upgraded_state: written(blockValue(block, state)) };
    },
    ReadResource: async ({ type_name: type, current_state: current }) => {
      const { block } = resource(type).schema;
      return told({ new_state: current }, async () => {
        const state = await resource(type).read(read(block, current) ?? {}, configured(), knobs);
        return { new_state: written(state) };
      });
    },
    PlanResourceChange: ({ type_name: type, prior_state: before, proposed_new_state: proposed, config }) =>
      told({ planned_state: before, legacy_type_system: true }, () => {
        const { block } = resource(type).schema;
        const prior = read(block, before);
        const next = read(block, proposed);
        if (next === null) return { planned_state: written(null), legacy_type_system: true };
        const request = { prior, proposed: next, config: read(block, config) ?? {} };
        const { planned, replaces } = resource(type).plan(request, configured());
        return {
          planned_state: written(planned),
          requires_replace: replaces.map(pathMessage),
          // as the real provider: an SDK of version 2 fills defaults into arguments that are not computed
          legacy_type_system: true,
        };
      }),
    ApplyResourceChange: ({ type_name: type, prior_state: before, planned_state: planned, config }) =>
      told({ new_state: before, legacy_type_system: true }, async () => {
        const { block } = resource(type).schema;
        const request = { prior: read(block, before), planned: read(block, planned), config: read(block, config) };
        const state = await resource(type).apply(request, configured(), knobs);
        return { new_state: written(state), legacy_type_system: true };
      }),
    ImportResourceState: ({ type_name: type, id }) =>
      told({ imported_resources: [] }, () => ({
        imported_resources: [{ type_name: type, state: written(resource(type).import(id, configured())) }],
      })),
    ReadDataSource: ({ type_name: type, config }) =>
      told({ state: config }, async () => {
        const source = dataSource(type);
        const state = await source.read(read(source.schema.block, config) ?? {}, configured(), knobs);
        return { state: written(state) };
      }),
    // what is under way ends by itself, in milliseconds
    Stop: () => ({}),
  };
}

/** Runs `work`; a refusal becomes a diagnostic beside what `otherwise` says. */
async function told<T extends object>(
  otherwise: T,
  work: () => T | Promise<T>,
): Promise<T & { diagnostics?: readonly DiagnosticMessage[] }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SandboxError) {
      return { ...otherwise, diagnostics: [message({ summary: error.what, detail: error.fix })] };
    }
    if (!(error instanceof Refusal)) throw error;
    const { summary, path } = error;
    return { ...otherwise, diagnostics: [message({ summary, ...(path && { path }) })] };
  }
}

function message({ summary, detail = "", path }: Diagnostic): DiagnosticMessage {
  return { severity: "ERROR", summary, detail, ...(path && { attribute: pathMessage(path) }) };
}

function pathMessage(path: Path): AttributePathMessage {
  return {
    steps: path.map((step) => (typeof step === "number" ? { element_key_int: step } : { attribute_name: step })),
  };
}

function read(block: Block, value: DynamicValue): Group | null {
  const decoded = decode(value.msgpack ?? new Uint8Array([0xc0]));
  return decoded === null ? null : blockValue(block, decoded);
}

function written(value: Group | null): DynamicValue {
  return { msgpack: encode(value) };
}
