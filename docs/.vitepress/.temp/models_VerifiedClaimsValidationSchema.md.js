import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"VerifiedClaimsValidationSchema","description":"","frontmatter":{},"headers":[],"relativePath":"models/VerifiedClaimsValidationSchema.md","filePath":"models/VerifiedClaimsValidationSchema.md"}');
const _sfc_main = { name: "models/VerifiedClaimsValidationSchema.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="verifiedclaimsvalidationschema" tabindex="-1">VerifiedClaimsValidationSchema <a class="header-anchor" href="#verifiedclaimsvalidationschema" aria-label="Permalink to &quot;VerifiedClaimsValidationSchema&quot;">​</a></h1><p>Which JSON schemas a request for verified claims is checked against. See <a href="https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html" target="_blank" rel="noreferrer">OpenID Connect for Identity Assurance</a>.</p><p>Field of <a href="./Service.html">Service</a>.</p><p>Used by <a href="./../operations/authorization.processRequest.html"><code>authorization.processRequest</code></a>, <a href="./../operations/service.get.html"><code>service.get</code></a>, <a href="./../operations/service.list.html"><code>service.list</code></a>, <a href="./../operations/service.create.html"><code>service.create</code></a>, <a href="./../operations/service.update.html"><code>service.update</code></a>.</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { VerifiedClaimsValidationSchema } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> VerifiedClaimsValidationSchema</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;standard&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p><code>VerifiedClaimsValidationSchemaValues</code> is the list of these values at run time. The API may send others in the future.</p><h2 id="values" tabindex="-1">Values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;Values&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Value</th><th>Description</th></tr></thead><tbody><tr><td><code>standard</code></td><td>The schemas of the specification.</td></tr><tr><td><code>standard+id_document</code></td><td>The schemas of the specification, and also the evidence type <code>id_document</code> of its earlier drafts.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/VerifiedClaimsValidationSchema.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VerifiedClaimsValidationSchema = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VerifiedClaimsValidationSchema as default
};
