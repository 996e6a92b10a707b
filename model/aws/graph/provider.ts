import { resourcesOfProvider } from "../../graph/provider";

export const provider = resourcesOfProvider("aws_");
export const { resourcesOf, allResources, eachOf, referred } = provider;
