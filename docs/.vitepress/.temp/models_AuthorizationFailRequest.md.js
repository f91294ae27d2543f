import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"AuthorizationFailRequest","description":"","frontmatter":{},"headers":[],"relativePath":"models/AuthorizationFailRequest.md","filePath":"models/AuthorizationFailRequest.md"}');
const _sfc_main = { name: "models/AuthorizationFailRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="authorizationfailrequest" tabindex="-1">AuthorizationFailRequest <a class="header-anchor" href="#authorizationfailrequest" aria-label="Permalink to &quot;AuthorizationFailRequest&quot;">​</a></h1><p>Why an authorization request ends without an authorization.</p><p>Body of <a href="./../operations/authorization.fail.html"><code>authorization.fail</code></a> (<code>POST /api/{serviceId}/auth/authorization/fail</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { AuthorizationFailRequest } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> AuthorizationFailRequest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  ticket: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  reason: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;DENIED&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>ticket</code></td><td><em>string</em></td><td>required</td><td>The ticket from <a href="/operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>.</td></tr><tr><td><code>reason</code></td><td><a href="./AuthorizationFailRequestReason.html">AuthorizationFailRequestReason</a></td><td>required</td><td>Why the request fails. It decides on the error code in the answer. Newer services also take <code>INVALID_SCOPE</code>, <code>UNAUTHORIZED_CLIENT</code> and <code>TEMPORARILY_UNAVAILABLE</code>.</td></tr><tr><td><code>description</code></td><td><em>string</em></td><td>optional</td><td>Sentence for the developer of the client, about this failure. The client sees it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/AuthorizationFailRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AuthorizationFailRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AuthorizationFailRequest as default
};
