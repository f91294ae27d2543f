import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"TokenCreateBatchRequest","description":"","frontmatter":{},"headers":[],"relativePath":"models/TokenCreateBatchRequest.md","filePath":"models/TokenCreateBatchRequest.md"}');
const _sfc_main = { name: "models/TokenCreateBatchRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="tokencreatebatchrequest" tabindex="-1">TokenCreateBatchRequest <a class="header-anchor" href="#tokencreatebatchrequest" aria-label="Permalink to &quot;TokenCreateBatchRequest&quot;">​</a></h1><p>The tokens to make, one entry each. Each has to bring its own <code>accessToken</code>.</p><p>Body of <a href="./../operations/token.management.createBatch.html"><code>token.management.createBatch</code></a> (<code>POST /api/{serviceId}/auth/token/create/batch</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { TokenCreateBatchRequest } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> TokenCreateBatchRequest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> [{ grantType: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;CIBA&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">, clientId: </span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;">2917251600</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> }];</span></span></code></pre></div><h2 id="entries" tabindex="-1">Entries <a class="header-anchor" href="#entries" aria-label="Permalink to &quot;Entries&quot;">​</a></h2><p>A list of <a href="./TokenCreateRequest.html">TokenCreateRequest</a>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/TokenCreateBatchRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TokenCreateBatchRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TokenCreateBatchRequest as default
};
