import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"UserCodeCharset","description":"","frontmatter":{},"headers":[],"relativePath":"models/UserCodeCharset.md","filePath":"models/UserCodeCharset.md"}');
const _sfc_main = { name: "models/UserCodeCharset.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="usercodecharset" tabindex="-1">UserCodeCharset <a class="header-anchor" href="#usercodecharset" aria-label="Permalink to &quot;UserCodeCharset&quot;">​</a></h1><p>Characters that the user codes of the device flow are made of. See <a href="https://www.rfc-editor.org/rfc/rfc8628#section-6.1" target="_blank" rel="noreferrer">RFC 8628, section 6.1</a>.</p><p>Field of <a href="./Service.html">Service</a>.</p><p>Used by <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>, <a href="./../operations/service.get.html"><code>service.get</code></a>, <a href="./../operations/service.list.html"><code>service.list</code></a>, <a href="./../operations/service.create.html"><code>service.create</code></a>, <a href="./../operations/service.update.html"><code>service.update</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { UserCodeCharset } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> UserCodeCharset</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;BASE20&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>UserCodeCharsetValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>BASE20</code></td><td>Twenty upper-case consonants, which cannot form words by accident.</td></tr><tr><td><code>NUMERIC</code></td><td>The ten digits, which are easy to type on a number pad.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/UserCodeCharset.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UserCodeCharset = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UserCodeCharset as default
};
