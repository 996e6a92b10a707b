const carriers = "(?:cmcc|telecom|unicom)";
const node = new RegExp(`^[a-z]{2}-[a-z]+-${carriers}(?:_${carriers})*(?:-\\d+)?$`);

/** Whether a name is one of an ENS node, e.g. cn-wuxi-telecom_unicom_cmcc-2. There is no list of them (Alibaba sheet, section 5). */
export function isEnsNode(name: string): boolean {
  return node.test(name);
}
