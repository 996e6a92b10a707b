import { randomUUID } from "node:crypto";
import { shown } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { account, hex } from "./names";
import { onCreate } from "../objections";
import { apiError } from "./api-error";

const now = () => new Date().toISOString();

/** What stands beside a game: zones, buckets, shields, other people's accounts. */
export const other: Readonly<Record<string, Behaviour>> = {
  aws_ec2_availability_zone_group: { id: "{group_name}", namedPerRegion: true },
  aws_s3_bucket: {
    id: "{bucket}",
    computed: {
      bucket: ({ bucket_prefix: prefix }) => `${typeof prefix === "string" ? prefix : "terraform-"}${hex(26)}`,
      arn: "arn:aws:s3:::{bucket}",
      bucket_domain_name: "{bucket}.s3.amazonaws.com",
      bucket_region: "{region}",
      bucket_regional_domain_name: "{bucket}.s3.{region}.amazonaws.com",
      object_lock_enabled: false,
      request_payer: "BucketOwner",
    },
    keptBlocks: ["grant", "lifecycle_rule", "logging", "server_side_encryption_configuration", "versioning", "website"],
    neverRead: ["force_destroy"],
    refusedAtApply: [
      onCreate(({ bucket }, cloud) =>
        cloud.everywhere("aws_s3_bucket").some(({ id }) => id === bucket)
          ? apiError("BucketAlreadyExists", `The bucket name ${shown(bucket)} is taken, in whichever region`)
          : undefined,
      ),
    ],
  },
  aws_cloudfront_distribution: {
    id: () => `E${hex(13).toUpperCase()}`,
    global: true,
    computed: {
      arn: `arn:aws:cloudfront::${account}:distribution/{id}`,
      domain_name: () => `d${hex(13)}.cloudfront.net`,
      caller_reference: () => randomUUID(),
      etag: () => `E${hex(13).toUpperCase()}`,
      status: "Deployed",
      last_modified_time: now,
      in_progress_validation_batches: 0,
    },
    recomputed: ["etag", "last_modified_time"],
    neverRead: ["retain_on_delete", "wait_for_deployment"],
  },
  aws_globalaccelerator_cross_account_attachment: {
    id: "{arn}",
    global: true,
    computed: {
      arn: () => `arn:aws:globalaccelerator::${account}:attachment/${randomUUID()}`,
      created_time: now,
      last_modified_time: now,
    },
    recomputed: ["last_modified_time"],
  },
  aws_shield_protection: {
    id: () => randomUUID(),
    global: true,
    computed: { arn: `arn:aws:shield::${account}:protection/{id}` },
  },
  aws_shield_protection_health_check_association: {
    id: "{shield_protection_id}+{health_check_arn}",
    global: true,
    references: {
      shield_protection_id: { to: ["aws_shield_protection"], onDelete: "with" },
      health_check_arn: { to: ["aws_route53_health_check"], by: "arn", onDelete: "with" },
    },
  },
};
