import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"DynamicScope","description":"","frontmatter":{},"headers":[],"relativePath":"models/DynamicScope.md","filePath":"models/DynamicScope.md"}');
const _sfc_main = { name: "models/DynamicScope.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="dynamicscope" tabindex="-1">DynamicScope <a class="header-anchor" href="#dynamicscope" aria-label="Permalink to &quot;DynamicScope&quot;">​</a></h1><p>A scope whose name carries a value, such as one payment&#39;s number, matched against a registered prefix.</p><p>Field of <a href="./BackchannelAuthenticationResponse.html">BackchannelAuthenticationResponse</a>, <a href="./AuthorizationResponse.html">AuthorizationResponse</a>, <a href="./DeviceAuthorizationResponse.html">DeviceAuthorizationResponse</a>, <a href="./DeviceVerificationResponse.html">DeviceVerificationResponse</a>.</p><p>Used by <a href="./../operations/ciba.processAuthentication.html"><code>ciba.processAuthentication</code></a>, <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>, <a href="./../operations/deviceFlow.authorization.html"><code>deviceFlow.authorization</code></a>, <a href="./../operations/deviceFlow.verification.html"><code>deviceFlow.verification</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { DynamicScope } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> DynamicScope</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  name: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;payment&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  value: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;payment:8f2c&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>name</code></td><td><em>string</em></td><td>optional</td><td>The fixed part, which is the name of the registered scope.</td></tr><tr><td><code>value</code></td><td><em>string</em></td><td>optional</td><td>The whole scope as the client wrote it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/DynamicScope.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DynamicScope = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DynamicScope as default
};
