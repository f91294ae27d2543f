import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ClientRegistrationDeleteRequest","description":"","frontmatter":{},"headers":[],"relativePath":"models/ClientRegistrationDeleteRequest.md","filePath":"models/ClientRegistrationDeleteRequest.md"}');
const _sfc_main = { name: "models/ClientRegistrationDeleteRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="clientregistrationdeleterequest" tabindex="-1">ClientRegistrationDeleteRequest <a class="header-anchor" href="#clientregistrationdeleterequest" aria-label="Permalink to &quot;ClientRegistrationDeleteRequest&quot;">​</a></h1><p>A client&#39;s request to remove its registration.</p><p>Body of <a href="./../operations/dynamicClientRegistration.delete.html"><code>dynamicClientRegistration.delete</code></a> (<code>POST /api/{serviceId}/client/registration/delete</code>).</p><h2 id="example-usage" tabindex="-1">Example Usage <a class="header-anchor" href="#example-usage" aria-label="Permalink to &quot;Example Usage&quot;">​</a></h2><div class="language-typescript vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">typescript</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">import</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> { ClientRegistrationDeleteRequest } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;authlete/models&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span>
<span class="line"></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">let</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> value</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> ClientRegistrationDeleteRequest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> {</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  token: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;Zt4uXc0wPq9LbNsR1eYvHkGdMj7aTfOi2K3xBn8EyVw&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">  clientId: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;2917251600&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">,</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">};</span></span></code></pre></div><h2 id="fields" tabindex="-1">Fields <a class="header-anchor" href="#fields" aria-label="Permalink to &quot;Fields&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Field</th><th>Type</th><th>Required</th><th>Description</th></tr></thead><tbody><tr><td><code>json</code></td><td><em>string</em></td><td>optional</td><td>Not used by this operation. Leave it out.</td></tr><tr><td><code>token</code></td><td><em>string</em></td><td>required</td><td>The registration access token that the client sent, without the <code>Bearer</code> in front. The client got it when it was registered.</td></tr><tr><td><code>clientId</code></td><td><em>string</em> | <em>number</em></td><td>required</td><td>Identifier of the client, as your server finds it in the URL of the request.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("models/ClientRegistrationDeleteRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClientRegistrationDeleteRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClientRegistrationDeleteRequest as default
};
