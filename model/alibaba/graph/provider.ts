import { resourcesOfProvider } from "../../graph/provider";

export const provider = resourcesOfProvider("alicloud_");
export const { resourcesOf, allResources, eachOf, referred } = provider;
