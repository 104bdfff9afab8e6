// How tests speak of findings.
import assert from "node:assert/strict";

const SHOWN = 40;

/** No finding at all. */
export const none = (findings) => {
  if (findings.length === 0) return;
  const rest = findings.length > SHOWN ? [`… and ${findings.length - SHOWN} more`] : [];
  assert.fail([`${findings.length} findings:`, ...findings.slice(0, SHOWN), ...rest].join("\n  "));
};

/** A finding like this one: the check sees the fault that was planted. */
export const some = (findings, like) =>
  assert.ok(
    findings.some((finding) => like.test(finding)),
    `nothing like ${like} among: ${findings.join("\n  ") || "nothing"}`,
  );
