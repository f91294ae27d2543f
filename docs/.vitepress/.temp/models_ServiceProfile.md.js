import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ServiceProfile","description":"","frontmatter":{},"headers":[],"relativePath":"models/ServiceProfile.md","filePath":"models/ServiceProfile.md"}');
const _sfc_main = { name: "models/ServiceProfile.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="serviceprofile" tabindex="-1">ServiceProfile <a class="header-anchor" href="#serviceprofile" aria-label="Permalink to &quot;ServiceProfile&quot;">​</a></h1><p>A set of extra security rules that a service can take part in. Which of its requests the rules apply to depends on their scopes.</p><p>Field of <a href="./Service.html">Service</a>.</p><p>Used by <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>, <a href="./../operations/service.get.html"><code>service.get</code></a>, <a href="./../operations/service.list.html"><code>service.list</code></a>, <a href="./../operations/service.create.html"><code>service.create</code></a>, <a href="./../operations/service.update.html"><code>service.update</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { ServiceProfile } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> ServiceProfile</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;FAPI&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>ServiceProfileValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>FAPI</code></td><td>Financial-grade API 1.0, in its baseline and advanced parts.</td></tr><tr><td><code>OPEN_BANKING</code></td><td>The Open Banking profile of the United Kingdom.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/ServiceProfile.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ServiceProfile = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ServiceProfile as default
};
