/** What is said of an edge whose addresses Terraform is not told, and nobody has written down yet. */
export const noAddress = "it has published no address: write those that the console shows into `relays.addresses`";
