/** An error of the cloud's API, as the provider of that resource type writes it. */
export function cloudError(type: string, code: string, message: string): string {
  const provider = type.slice(0, type.indexOf("_"));
  switch (provider) {
    case "aws":
      return `api error ${code}: ${message}`;
    case "alicloud":
      return `[SDK alibaba-cloud-sdk-go ERROR] Code: ${code}, Message: ${message}`;
    default:
      return `[TencentCloudSDKError] Code=${code}, Message=${message}`;
  }
}
