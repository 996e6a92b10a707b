/**
 * The N of an edge's 10.N.0.0/16, by region. Append-only: networks that exist have these numbers, and a network's range
 * cannot change. 0 is home's. AWS goes on from 64, Alibaba Cloud from 128.
 */
export const regionNumbers: Readonly<Record<string, number>> = {
  "ap-seoul": 1,
  "ap-tokyo": 2,
  "ap-singapore": 3,
  "eu-frankfurt": 4,
  "na-ashburn": 5,
  "ap-bangkok": 6,
  "ap-hongkong": 7,
  "ap-jakarta": 8,
  "na-siliconvalley": 9,
  "sa-saopaulo": 10,
  "ap-guangzhou": 11,
  "ap-shanghai": 12,
  "ap-beijing": 13,
  "ap-nanjing": 14,
  "ap-chengdu": 15,
  "ap-chongqing": 16,
};
