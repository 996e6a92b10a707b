import type { Capability } from "../capability";

/** Asked for at home and at edges, each in its own place. */
export const rootDevice: Omit<Capability<never>, "asked"> = {
  id: "root-device",
  wish: "name of the system disk",
  on: {
    tencent: {
      refused: "the system disk of a machine is found without one",
      instead: "remove `rootDevice`",
    },
    aws: { realised: "the device name of the image's root volume, /dev/xvda by default" },
    alibaba: {
      refused: "the system disk of a machine is found without one",
      instead: "remove `rootDevice`",
    },
  },
  source: "Tencent sheet, section 4.5; aws_launch_template: block_device_mappings; Alibaba sheet, section 5.1",
};
