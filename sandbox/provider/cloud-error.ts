/** An error of the cloud's API, as the provider of that resource type writes it. */
export function cloudError(type: string, code: string, message: string): string {
  return type.startsWith("aws_")
    ? `api error ${code}: ${message}`
    : `[TencentCloudSDKError] Code=${code}, Message=${message}`;
}
