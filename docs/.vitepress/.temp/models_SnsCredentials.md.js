import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"SnsCredentials","description":"","frontmatter":{},"headers":[],"relativePath":"models/SnsCredentials.md","filePath":"models/SnsCredentials.md"}');
const _sfc_main = { name: "models/SnsCredentials.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="snscredentials" tabindex="-1">SnsCredentials <a class="header-anchor" href="#snscredentials" aria-label="Permalink to &quot;SnsCredentials&quot;">​</a></h1><p>By what the service is known to a social network.</p><p>Field of <a href="./Service.html">Service</a>.</p><p>Used by <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>, <a href="./../operations/service.get.html"><code>service.get</code></a>, <a href="./../operations/service.list.html"><code>service.list</code></a>, <a href="./../operations/service.create.html"><code>service.create</code></a>, <a href="./../operations/service.update.html"><code>service.update</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { SnsCredentials } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> SnsCredentials</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  sns: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;FACEBOOK&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  apiKey: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;402918337561204&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  apiSecret: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;c2b81f0e6a4d97350fe2b4c61d8a7953&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>sns</code></td><td><em>string</em> | <em>null</em></td><td>optional</td><td>The social network, by a value of <code>Sns</code>.</td></tr><tr><td><code>apiKey</code></td><td><em>string</em> | <em>null</em></td><td>optional</td><td>Identifier that the social network gave to your application.</td></tr><tr><td><code>apiSecret</code></td><td><em>string</em> | <em>null</em></td><td>optional</td><td>Secret that the social network gave to your application.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/SnsCredentials.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SnsCredentials = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SnsCredentials as default
};
