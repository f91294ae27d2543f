import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"TokenFailRequestReason","description":"","frontmatter":{},"headers":[],"relativePath":"models/TokenFailRequestReason.md","filePath":"models/TokenFailRequestReason.md"}');
const _sfc_main = { name: "models/TokenFailRequestReason.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="tokenfailrequestreason" tabindex="-1">TokenFailRequestReason <a class="header-anchor" href="#tokenfailrequestreason" aria-label="Permalink to &quot;TokenFailRequestReason&quot;">​</a></h1><p>Why the request is refused. It decides which <code>error</code> the client sees. Newer services also take <code>INVALID_CLIENT</code>, <code>UNAUTHORIZED_CLIENT</code> and <code>INVALID_SCOPE</code>.</p><p>Field of <a href="./TokenFailRequest.html">TokenFailRequest</a>.</p><p>Used by <a href="./../operations/token.fail.html"><code>token.fail</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { TokenFailRequestReason } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> TokenFailRequestReason</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;UNKNOWN&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>TokenFailRequestReasonValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>UNKNOWN</code></td><td>Any reason that has no value of its own. The client sees <code>server_error</code>.</td></tr><tr><td><code>INVALID_RESOURCE_OWNER_CREDENTIALS</code></td><td>The user name or the password is wrong. The client sees <code>invalid_request</code>, where RFC 6749, section 5.2 has <code>invalid_grant</code>.</td></tr><tr><td><code>INVALID_TARGET</code></td><td>A resource that the client named is not acceptable. The client sees <code>invalid_target</code> of RFC 8707, section 2.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/TokenFailRequestReason.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TokenFailRequestReason = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TokenFailRequestReason as default
};
