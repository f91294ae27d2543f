import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ClientSecretRefreshResponse","description":"","frontmatter":{},"headers":[],"relativePath":"models/ClientSecretRefreshResponse.md","filePath":"models/ClientSecretRefreshResponse.md"}');
const _sfc_main = { name: "models/ClientSecretRefreshResponse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="clientsecretrefreshresponse" tabindex="-1">ClientSecretRefreshResponse <a class="header-anchor" href="#clientsecretrefreshresponse" aria-label="Permalink to &quot;ClientSecretRefreshResponse&quot;">​</a></h1><p>The secret that the API has made, and the one before it.</p><p>Result of <a href="./../operations/client.management.refreshSecret.html"><code>client.management.refreshSecret</code></a> (<code>GET /api/{serviceId}/client/secret/refresh/{clientIdentifier}</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { ClientSecretRefreshResponse } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> ClientSecretRefreshResponse</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  resultCode: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;A000000&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  resultMessage: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;[A000000] The client has a new secret.&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>resultCode</code></td><td><em>string</em></td><td>required</td><td>Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.</td></tr><tr><td><code>resultMessage</code></td><td><em>string</em></td><td>required</td><td>The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.</td></tr><tr><td><code>newClientSecret</code></td><td><em>string</em> | <em>null</em></td><td>optional</td><td>The secret from now on. Keep it out of logs.</td></tr><tr><td><code>oldClientSecret</code></td><td><em>string</em> | <em>null</em></td><td>optional</td><td>The secret until now. Keep it out of logs.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/ClientSecretRefreshResponse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClientSecretRefreshResponse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClientSecretRefreshResponse as default
};
