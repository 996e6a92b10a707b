import { resourcesOfProvider } from "../../graph/provider";

export const provider = resourcesOfProvider("tencentcloud_");
export const { resourcesOf, allResources, eachOf } = provider;
