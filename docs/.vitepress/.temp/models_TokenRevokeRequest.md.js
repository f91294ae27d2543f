import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"TokenRevokeRequest","description":"","frontmatter":{},"headers":[],"relativePath":"models/TokenRevokeRequest.md","filePath":"models/TokenRevokeRequest.md"}');
const _sfc_main = { name: "models/TokenRevokeRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="tokenrevokerequest" tabindex="-1">TokenRevokeRequest <a class="header-anchor" href="#tokenrevokerequest" aria-label="Permalink to &quot;TokenRevokeRequest&quot;">​</a></h1><p>Which tokens to withdraw. At least one property has to be given; the operation says which of several counts.</p><p>Body of <a href="./../operations/token.management.revoke.html"><code>token.management.revoke</code></a> (<code>POST /api/{serviceId}/auth/token/revoke</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { TokenRevokeRequest } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> TokenRevokeRequest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  accessTokenIdentifier: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;q7TnXc2LbWvE5hKyGd9sRjUoAz0iMf3PpY8xQe1VtCk&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  refreshTokenIdentifier: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;Dw4uSkJ1oRzBn6XgYcHq0mVtEa8LfPi2K9xT5vQe7Us&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  clientIdentifier: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;2917251600&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>accessTokenIdentifier</code></td><td><em>string</em></td><td>optional</td><td>An access token, or its hash as <a href="/operations/token.management.list.html"><code>token.management.list</code></a> shows it.</td></tr><tr><td><code>refreshTokenIdentifier</code></td><td><em>string</em></td><td>optional</td><td>A refresh token, or its hash as <a href="/operations/token.management.list.html"><code>token.management.list</code></a> shows it.</td></tr><tr><td><code>clientIdentifier</code></td><td><em>string</em> | <em>number</em></td><td>optional</td><td>The client whose tokens to withdraw, its number or its alias.</td></tr><tr><td><code>subject</code></td><td><em>string</em></td><td>optional</td><td>The user whose tokens to withdraw.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/TokenRevokeRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TokenRevokeRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TokenRevokeRequest as default
};
