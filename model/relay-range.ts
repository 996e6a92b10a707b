/** The range that relays are in, from which home admits them. */
export const relayRange = "10.0.0.0/8";
