import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ClientFlagUpdateResponse","description":"","frontmatter":{},"headers":[],"relativePath":"models/ClientFlagUpdateResponse.md","filePath":"models/ClientFlagUpdateResponse.md"}');
const _sfc_main = { name: "models/ClientFlagUpdateResponse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="clientflagupdateresponse" tabindex="-1">ClientFlagUpdateResponse <a class="header-anchor" href="#clientflagupdateresponse" aria-label="Permalink to &quot;ClientFlagUpdateResponse&quot;">​</a></h1><p>How the change of the lock flag went.</p><p>Result of <a href="./../operations/client.management.updateLockFlag.html"><code>client.management.updateLockFlag</code></a> (<code>POST /api/{serviceId}/client/lock_flag/update/{clientIdentifier}</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { ClientFlagUpdateResponse } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> ClientFlagUpdateResponse</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  resultCode: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;A185001&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  resultMessage: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;[A185001] The answer for the client was prepared.&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><p>The same as <a href="./ApiResult.html">ApiResult</a>.</p><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>resultCode</code></td><td><em>string</em></td><td>required</td><td>Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.</td></tr><tr><td><code>resultMessage</code></td><td><em>string</em></td><td>required</td><td>The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/ClientFlagUpdateResponse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClientFlagUpdateResponse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClientFlagUpdateResponse as default
};
