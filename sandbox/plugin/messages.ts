/** The messages of tfplugin5.proto as this plugin receives and sends them; fields it has no use for are left out. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

export interface AttributePathMessage {
  readonly steps: readonly ({ readonly attribute_name: string } | { readonly element_key_int: number })[];
}

export interface DiagnosticMessage {
  readonly severity: "ERROR" | "WARNING";
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePathMessage;
}

interface Diagnosed {
  readonly diagnostics?: readonly DiagnosticMessage[];
}

interface Typed {
  readonly type_name: string;
}

/** Request and response of every method, by its name. */
interface Methods {
  GetSchema: { request: object; response: object };
  PrepareProviderConfig: {
    request: { config: DynamicValue };
    response: Diagnosed & { prepared_config: DynamicValue };
  };
  ValidateResourceTypeConfig: { request: Typed & { config: DynamicValue }; response: Diagnosed };
  ValidateDataSourceConfig: { request: Typed; response: Diagnosed };
  UpgradeResourceState: {
    request: Typed & { raw_state: { json?: Uint8Array } };
    response: Diagnosed & { upgraded_state: DynamicValue };
  };
  Configure: { request: { config: DynamicValue }; response: Diagnosed };
  ReadResource: {
    request: Typed & { current_state: DynamicValue };
    response: Diagnosed & { new_state: DynamicValue };
  };
  PlanResourceChange: {
    request: Typed & { prior_state: DynamicValue; proposed_new_state: DynamicValue; config: DynamicValue };
    response: Diagnosed & {
      planned_state: DynamicValue;
      requires_replace?: readonly AttributePathMessage[];
      legacy_type_system: boolean;
    };
  };
  ApplyResourceChange: {
    request: Typed & { prior_state: DynamicValue; planned_state: DynamicValue; config: DynamicValue };
    response: Diagnosed & { new_state: DynamicValue; legacy_type_system: boolean };
  };
  ImportResourceState: {
    request: Typed & { id: string };
    response: Diagnosed & { imported_resources: readonly (Typed & { state: DynamicValue })[] };
  };
  ReadDataSource: { request: Typed & { config: DynamicValue }; response: Diagnosed & { state: DynamicValue } };
  Stop: { request: object; response: object };
}

/** A provider as Terraform's protocol has it. */
export type ProviderService = {
  readonly [M in keyof Methods]: (
    request: Methods[M]["request"],
  ) => Methods[M]["response"] | Promise<Methods[M]["response"]>;
};
