import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"GrantScope","description":"","frontmatter":{},"headers":[],"relativePath":"models/GrantScope.md","filePath":"models/GrantScope.md"}');
const _sfc_main = { name: "models/GrantScope.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="grantscope" tabindex="-1">GrantScope <a class="header-anchor" href="#grantscope" aria-label="Permalink to &quot;GrantScope&quot;">​</a></h1><p>Scopes that were granted together, and the resources that they are limited to.</p><p>Field of <a href="./Grant.html">Grant</a>.</p><p>Used by <a href="./../operations/ciba.processAuthentication.html"><code>ciba.processAuthentication</code></a>, <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>, <a href="./../operations/introspection.process.html"><code>introspection.process</code></a>, <a href="./../operations/deviceFlow.authorization.html"><code>deviceFlow.authorization</code></a>, <a href="./../operations/deviceFlow.verification.html"><code>deviceFlow.verification</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { GrantScope } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> GrantScope</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  scope: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;payments.read&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  resource: [</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;https://bank.example.com/payments&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">],</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>scope</code></td><td><em>string</em></td><td>optional</td><td>Scope names, separated by spaces.</td></tr><tr><td><code>resource</code></td><td><em>string</em>[] | <em>null</em></td><td>optional</td><td>Resource indicators, as defined in <a href="https://www.rfc-editor.org/rfc/rfc8707" target="_blank" rel="noreferrer">RFC 8707</a>, that the scopes are limited to.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/GrantScope.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GrantScope = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GrantScope as default
};
