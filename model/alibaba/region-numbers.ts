/**
 * The N of an edge's 10.N.0.0/16, by region. Append-only: networks that exist have these numbers, and a network's range
 * cannot change. 0 is home's, 1 to 63 are Tencent Cloud's, 64 to 127 those of AWS.
 */
export const regionNumbers: Readonly<Record<string, number>> = {
  "cn-hongkong": 128,
  "ap-northeast-1": 129,
  "ap-northeast-2": 130,
  "ap-southeast-1": 131,
  "ap-southeast-3": 132,
  "ap-southeast-5": 133,
  "ap-southeast-6": 134,
  "ap-southeast-7": 135,
  "eu-central-1": 136,
  "eu-west-1": 137,
  "us-east-1": 138,
  "us-west-1": 139,
  "us-southeast-1": 140,
  "na-south-1": 141,
  "me-east-1": 142,
  "me-central-1": 143,
  "cn-shanghai": 144,
  "cn-hangzhou": 145,
  "cn-beijing": 146,
  "cn-shenzhen": 147,
  "cn-guangzhou": 148,
  "cn-chengdu": 149,
  "cn-qingdao": 150,
  "cn-zhangjiakou": 151,
  "cn-huhehaote": 152,
  "cn-wulanchabu": 153,
  "cn-heyuan": 154,
};
