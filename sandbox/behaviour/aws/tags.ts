import type { Cloud } from "../../provider/cloud";
import { isGroup, isList, unknown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";

/** The behaviour with `tags_all`, which the provider itself works out from `tags` and its own `default_tags`. */
export function withTags(behaviour: Behaviour): Behaviour {
  return {
    ...behaviour,
    computed: { ...behaviour.computed, tags_all: allTags },
    planned: (change) => {
      const planned = behaviour.planned?.(change) ?? change.after;
      return "tags_all" in planned ? { ...planned, tags_all: allTags(planned, change.cloud) } : planned;
    },
  };
}

function allTags({ tags }: Group, { settings }: Cloud): Value {
  if (tags === unknown) return unknown;
  const all = { ...defaultTags(settings), ...(isGroup(tags) ? tags : {}) };
  return Object.values(all).includes(unknown) ? unknown : all;
}

function defaultTags({ default_tags: blocks }: Group): Group {
  const [block] = isList(blocks) ? blocks : [];
  const tags = isGroup(block) ? block["tags"] : undefined;
  return isGroup(tags) ? tags : {};
}
