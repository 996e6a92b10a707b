import { secondsToLeave } from "../../relay";
import { perEdge } from "../../rules/per-edge";

/** Longest that a lifecycle hook holds a machine, in seconds. */
const longestHold = 7200;

/** The time that relays have to drain. */
export const drainRule = perEdge(
  "edge/drain-time",
  "aws_autoscaling_lifecycle_hook: heartbeat_timeout, 30 to 7200",
  ({ relays }, at, { home: { health } }) => {
    const over = secondsToLeave(health, relays) - longestHold;
    if (over <= 0) return [];
    const path = at("relays", "drainSeconds");
    const what = `\`${path.join(".")}\` is ${relays.drainSeconds}: with the time that \`home.health\` needs to notice it is ${over} more than the ${longestHold} that AWS holds a machine`;
    return [{ path, what, fix: `write at most ${relays.drainSeconds - over}` }];
  },
);
