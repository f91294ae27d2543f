import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"IntrospectionResponseAction","description":"","frontmatter":{},"headers":[],"relativePath":"models/IntrospectionResponseAction.md","filePath":"models/IntrospectionResponseAction.md"}');
const _sfc_main = { name: "models/IntrospectionResponseAction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="introspectionresponseaction" tabindex="-1">IntrospectionResponseAction <a class="header-anchor" href="#introspectionresponseaction" aria-label="Permalink to &quot;IntrospectionResponseAction&quot;">​</a></h1><p>What the resource does next.</p><p>Field of <a href="./IntrospectionResponse.html">IntrospectionResponse</a>.</p><p>Used by <a href="./../operations/introspection.process.html"><code>introspection.process</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { IntrospectionResponseAction } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> IntrospectionResponseAction</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;INTERNAL_SERVER_ERROR&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>IntrospectionResponseActionValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>INTERNAL_SERVER_ERROR</code></td><td>The call was not made properly, or the API failed.</td></tr><tr><td><code>BAD_REQUEST</code></td><td>No access token was presented.</td></tr><tr><td><code>UNAUTHORIZED</code></td><td>The access token is not known or has expired.</td></tr><tr><td><code>FORBIDDEN</code></td><td>The access token does not cover what the resource needs.</td></tr><tr><td><code>OK</code></td><td>The access token is good. Serve the resource.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/IntrospectionResponseAction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IntrospectionResponseAction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IntrospectionResponseAction as default
};
