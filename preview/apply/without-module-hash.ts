/** All local modules of an app lie in one folder with one hash, so it changes with modules that others call. */
const hash = /(\bassets\/__cdktf_module_asset_[0-9A-F]+\/)[0-9A-F]+(?=["/]|$)/g;

/** A path or a text without the hash in the place of local modules. What these hold is to be looked at by itself. */
export function withoutModuleHash(text: string): string {
  return text.replace(hash, "$1*");
}
