/**
 * DNSPod's name for "every resolver that no other line matches". The API takes and returns it in Chinese on both sites;
 * `Default` would come back as this and never be at rest (the provider's own example; API CreateRecord, RecordLine).
 */
export const defaultLine = "默认";
