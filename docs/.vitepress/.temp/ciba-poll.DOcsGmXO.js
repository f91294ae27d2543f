const _imports_0 = "/assets/ciba-poll.DcA2Gkm0.svg";
export {
  _imports_0 as _
};
