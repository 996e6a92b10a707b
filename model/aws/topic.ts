/** The region of an SNS topic, by its ARN; nothing where it is none, or one in order (FIFO), which alarms cannot tell. */
export function topicRegion(arn: string): string | undefined {
  return /^arn:aws:sns:([a-z0-9-]+):\d{12}:[A-Za-z0-9_-]{1,256}$/.exec(arn)?.[1];
}
