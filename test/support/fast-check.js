// Jest has it in the place of fast-check: the same samples everywhere, so that a change is not failed by what it did not
// touch. FAST_CHECK_SEED draws others
const fastCheck = require("../../node_modules/fast-check/lib/cjs/fast-check.js");

fastCheck.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? "20261127") });

module.exports = fastCheck;
