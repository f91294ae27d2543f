import fc from "fast-check";

// The same random input in every run, so that a mistake fails where it is made and not in somebody else's run.
// `PROPERTY_SEED=$RANDOM npm run test:slow` tries other input.
const seed = Number(process.env.PROPERTY_SEED ?? 1);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
